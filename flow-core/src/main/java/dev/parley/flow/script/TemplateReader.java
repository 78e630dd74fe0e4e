package dev.parley.flow.script;

import dev.parley.flow.script.Template.Hole;
import dev.parley.flow.script.Template.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Splits a raw text into literal text and values. */
final class TemplateReader {
  /**
   * Each broken value may take a look at all the rest of the text; after so many the rest is text,
   * so that reading stays linear, and nobody reads more problems than that.
   */
  private static final int MAX_BROKEN = 20;

  private final String raw;
  private final LookAlikes lookAlikes;
  private final List<Template.Part> parts = new ArrayList<>();
  private final List<ScriptProblem> problems = new ArrayList<>();
  private int pos;
  private int broken;

  TemplateReader(String raw, Predicate<String> variable) {
    this.raw = raw;
    this.lookAlikes = new LookAlikes(raw, variable);
  }

  Template read() {
    while (pos < raw.length()) {
      if (holeBegins()) {
        hole();
      } else {
        literal();
      }
    }
    return new Template(parts, problems);
  }

  private boolean holeBegins() {
    return broken < MAX_BROKEN && raw.startsWith("${", pos);
  }

  private void literal() {
    int start = pos;
    StringBuilder text = new StringBuilder();
    while (pos < raw.length() && !holeBegins()) {
      if (raw.startsWith("\\${", pos)) {
        text.append("${");
        pos += 3;
      } else {
        text.append(raw.charAt(pos));
        pos++;
      }
    }
    problems.addAll(lookAlikes.between(start, pos));
    parts.add(new Literal(text.toString(), start, pos));
  }

  private void hole() {
    int start = pos;
    Parsed parsed = Script.parseHole(raw, start + 2);
    Cursor after = new Cursor(raw, parsed.end());
    after.skipLines();
    if (after.peek() == '}') {
      problems.addAll(parsed.problems());
      pos = after.pos + 1;
    } else {
      recover(start, parsed);
    }
    parts.add(new Hole(parsed.expr(), start, pos));
  }

  /** Reports a value without its closing brace and finds where the text goes on. */
  private void recover(int start, Parsed parsed) {
    broken++;
    int from = Math.max(parsed.end(), start + 2);
    int brace = raw.indexOf('}', from);
    if (brace < 0 || brace >= new Cursor(raw, start).lineEnd(start)) {
      problems.add(ScriptProblem.unclosed("This `${` has no closing `}`.", start, start + 2));
      pos = from;
      return;
    }
    problems.addAll(parsed.problems());
    if (parsed.problems().isEmpty()) {
      String stray = raw.substring(from, brace).strip();
      problems.add(
          ScriptProblem.notAllowed(
              "`" + stray + "` cannot follow here; an operator or `}` is missing.", from, brace));
    }
    pos = brace + 1;
  }
}
