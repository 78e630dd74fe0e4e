package dev.parley.runtime.cli;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.ScriptProblem;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.flow.script.graal.WorkerEvaluator;
import dev.parley.flow.script.graal.WorkerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates expressions as a flow would. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Evaluates an expression and prints its value as JSON.",
    footer = {
      "",
      "With --file, each line is an expression and gives one line of output: a",
      "JSON value, or !CODE and a sentence for a fault, after which the rest goes",
      "on. Exit status 1 if there was a fault.",
      "",
      "  parley eval '1 + qty' --vars '{\"qty\": 2}'"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class EvalCommand implements Callable<Integer> {
  /** Which evaluator runs. */
  enum Engine {
    NATIVE,
    GRAALJS,
    WORKER
  }

  /** Somebody at a terminal rather waits for the first process than asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "EXPR", description = "The expression.")
  private Optional<String> expression;

  @Option(names = "--file", paramLabel = "FILE", description = "Expressions, one a line.")
  private Optional<Path> file;

  @Option(
      names = "--vars",
      paramLabel = "JSON",
      description = "An object; its keys are the variables.")
  private Optional<String> vars;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = {
        "The evaluator: native, graaljs or worker.",
        "If not said native, then worker for what it does not cover."
      })
  private Optional<Engine> engine;

  @Override
  public Integer call() {
    if (expression.isPresent() == file.isPresent()) {
      throw new ParameterException(spec.commandLine(), "Give an expression or --file, not both.");
    }
    Map<String, @Nullable Object> variables = variables();
    List<String> sources =
        file.map(EvalCommand::lines).orElseGet(() -> expression.stream().toList());
    try (WorkerEvaluator workers = WorkerEvaluator.create(settings(sources.size()))) {
      return printAll(sources, evaluator(workers), variables);
    }
  }

  /** No spare process for a single expression: it would only take time from the first one. */
  private static WorkerSettings settings(int expressions) {
    WorkerSettings usual = WorkerSettings.defaults();
    int workers = expressions == 1 ? 1 : usual.workers();
    return new WorkerSettings(usual.limits(), workers, usual.heapMegabytes(), PATIENCE);
  }

  private int printAll(
      List<String> sources, Evaluator evaluator, Map<String, @Nullable Object> variables) {
    PrintWriter out = spec.commandLine().getOut();
    boolean well = true;
    for (String source : sources) {
      well &= print(out, source, evaluator, variables);
      out.flush();
    }
    return well ? Exit.OK : Exit.FOUND;
  }

  private Map<String, @Nullable Object> variables() {
    try {
      if (Json.parse(vars.orElse("{}")) instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> variables = new java.util.LinkedHashMap<>();
        map.forEach((name, value) -> variables.put(String.valueOf(name), value));
        return variables;
      }
    } catch (ScriptFault notJson) {
      throw new ParameterException(
          spec.commandLine(), "--vars is not JSON: " + notJson.getMessage(), notJson);
    }
    throw new ParameterException(spec.commandLine(), "--vars takes a JSON object.");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new CannotRead(file + " is not UTF-8 text.");
    } catch (IOException e) {
      throw new CannotRead("There is no readable file " + file + ".");
    }
  }

  private static boolean print(
      PrintWriter out,
      String source,
      Evaluator evaluator,
      Map<String, @Nullable Object> variables) {
    try {
      out.println(Json.stringify(value(source, evaluator, variables)));
      return true;
    } catch (ScriptFault fault) {
      out.println("!" + fault.code() + " " + oneLine(fault.sentence()));
      return false;
    } catch (BadExpression bad) {
      out.println("!" + bad.problem.code() + " " + oneLine(bad.problem.message()));
      return false;
    }
  }

  private static @Nullable Object value(
      String source, Evaluator evaluator, Map<String, @Nullable Object> variables) {
    Parsed parsed = Script.parseWhole(source);
    for (ScriptProblem problem : parsed.problems()) {
      throw new BadExpression(problem);
    }
    List<String> order = List.copyOf(variables.keySet());
    Names names = order::indexOf;
    return evaluator.compile(parsed.expr(), names).eval(new EvalEnv(variables.values().toArray()));
  }

  private Evaluator evaluator(WorkerEvaluator workers) {
    if (engine.isEmpty()) {
      return LayeredEvaluator.nativeThen(workers);
    }
    return switch (engine.get()) {
      case NATIVE -> NativeEvaluator.create();
      case GRAALJS -> GraalEvaluator.create();
      case WORKER -> workers;
    };
  }

  private static String oneLine(String sentence) {
    return sentence.replaceAll("\\s*\\R\\s*", " ");
  }

  /** An expression that cannot be read. */
  private static final class BadExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ScriptProblem problem;

    BadExpression(ScriptProblem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }
}
