package dev.parley.flow.engine;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptProblem;
import dev.parley.flow.script.Template;
import dev.parley.flow.script.TextProgram;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions and texts of one flow. */
final class Expressions {
  private final Evaluator evaluator;
  private final Names names;
  private final String flow;

  Expressions(Evaluator evaluator, Map<String, Integer> slots, String flow) {
    this.evaluator = evaluator;
    this.names = Builtin.names(slots);
    this.flow = flow;
  }

  Program program(String js) {
    Parsed parsed = Script.parseWhole(js);
    refuse(js, parsed.problems());
    return evaluator.compile(parsed.expr(), names);
  }

  /** A call of a function of the flow's with what stands in a slot, whatever is called alike. */
  Program call(String function, int slot) {
    Parsed parsed = Script.parseWhole(function + "(question)");
    return evaluator.compile(parsed.expr(), name -> name.equals("question") ? slot : -1);
  }

  @Nullable Program program(Optional<String> js) {
    return js.isEmpty() ? null : program(js.get());
  }

  Program[] programs(Collection<String> js) {
    return js.stream().map(this::program).toArray(Program[]::new);
  }

  /** A text that is the same for everybody; null if values stand in it. */
  static @Nullable String constant(String raw) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : Script.template(raw).parts()) {
      if (!(part instanceof Template.Literal literal)) {
        return null;
      }
      text.append(literal.text());
    }
    return text.toString();
  }

  TextProgram[] texts(Collection<String> raw) {
    return raw.stream().map(this::text).toArray(TextProgram[]::new);
  }

  TextProgram text(String raw) {
    Template template = Script.template(raw);
    refuse(raw, template.problems());
    return evaluator.compile(template, names);
  }

  @Nullable TextProgram text(Optional<String> raw) {
    return raw.isEmpty() ? null : text(raw.get());
  }

  /** FLW1105 is a warning about a text that works; everything else cannot run. */
  private void refuse(String source, List<ScriptProblem> problems) {
    for (ScriptProblem problem : problems) {
      if (!problem.code().equals("FLW1105")) {
        throw new IllegalArgumentException(
            "flow `%s`: %s in `%s`".formatted(flow, problem.message(), source));
      }
    }
  }
}
