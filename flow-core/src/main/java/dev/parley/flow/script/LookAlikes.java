package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds text that was probably meant as a value: {@code $name}, {@code {name}}, {@code {{name}}}
 * and RapidPro's {@code @contact.name}. Prices, addresses, mentions and JSON are left alone.
 */
final class LookAlikes {
  private static final Set<String> RAPID_PRO =
      Set.of(
          "contact", "results", "result", "fields", "input", "run", "parent", "child", "urns",
          "globals", "trigger", "session", "flow", "step");

  private final String raw;
  private final Predicate<String> variable;

  LookAlikes(String raw, Predicate<String> variable) {
    this.raw = raw;
    this.variable = variable;
  }

  /** The warnings for the literal text between two offsets. */
  List<ScriptProblem> between(int start, int end) {
    List<ScriptProblem> found = new ArrayList<>();
    int pos = start;
    while (pos < end) {
      int next = addressEnd(pos, start, end);
      if (next == pos) {
        Optional<ScriptProblem> problem = at(pos, start, end);
        problem.ifPresent(found::add);
        next = problem.map(ScriptProblem::end).orElse(pos + 1);
      }
      pos = next;
    }
    found.sort(Comparator.comparingInt(ScriptProblem::start));
    return found;
  }

  /** The end of the web address that begins here, or {@code pos} itself. */
  private int addressEnd(int pos, int start, int end) {
    boolean begins =
        raw.startsWith("http://", pos)
            || raw.startsWith("https://", pos)
            || raw.startsWith("www.", pos);
    if (!begins || (pos > start && Chars.isNamePart(raw.charAt(pos - 1)))) {
      return pos;
    }
    int at = pos;
    while (at < end && !Character.isWhitespace(raw.charAt(at))) {
      at++;
    }
    return at;
  }

  private Optional<ScriptProblem> at(int pos, int start, int end) {
    char before = pos > start ? raw.charAt(pos - 1) : ' ';
    return switch (raw.charAt(pos)) {
      case '$' -> dollar(pos, before, end);
      case '{' -> before == '$' ? Optional.empty() : brace(pos, end);
      case '@' -> at(pos, before, end);
      default -> Optional.empty();
    };
  }

  private Optional<ScriptProblem> dollar(int pos, char before, int end) {
    String path = path(pos + 1, end);
    boolean currency = path.length() <= 3 && path.equals(path.toUpperCase(Locale.ROOT));
    if (path.isEmpty() || currency || before == '$' || Chars.isNamePart(before)) {
      return Optional.empty();
    }
    return Optional.of(warning(pos, pos + 1 + path.length(), path));
  }

  private Optional<ScriptProblem> brace(int pos, int end) {
    boolean twice = raw.startsWith("{{", pos);
    int inner = blanks(pos + (twice ? 2 : 1), end);
    String path = path(inner, end);
    String closing = twice ? "}}" : "}";
    int after = twice ? blanks(inner + path.length(), end) : inner + path.length();
    boolean plain = twice || (inner == pos + 1 && path.indexOf('.') < 0);
    if (path.isEmpty() || !plain || !raw.startsWith(closing, after) || after >= end) {
      return Optional.empty();
    }
    return Optional.of(warning(pos, after + closing.length(), path));
  }

  private Optional<ScriptProblem> at(int pos, char before, int end) {
    String path = path(pos + 1, end);
    if (path.isEmpty() || Chars.isNamePart(before) || ".%+-@/".indexOf(before) >= 0) {
      return Optional.empty();
    }
    int dot = path.indexOf('.');
    boolean meant = dot > 0 ? RAPID_PRO.contains(path.substring(0, dot)) : variable.test(path);
    return meant ? Optional.of(warning(pos, pos + 1 + path.length(), path)) : Optional.empty();
  }

  private int blanks(int from, int end) {
    int at = from;
    while (at < end && raw.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Names joined by dots that begin here; a dot at the end of a sentence is not part of it. */
  private String path(int from, int end) {
    Cursor in = new Cursor(raw, from);
    int at = Math.min(in.nameEnd(from), end);
    if (at == from || raw.substring(from, at).indexOf('$') >= 0) {
      return "";
    }
    while (at < end && raw.charAt(at) == '.' && in.nameEnd(at + 1) > at + 1) {
      at = in.nameEnd(at + 1);
    }
    return raw.substring(from, at);
  }

  private ScriptProblem warning(int start, int end, String path) {
    String written = raw.substring(start, end);
    String fix = "${" + path + "}";
    return new ScriptProblem(
        ScriptProblem.NOT_INTERPOLATED,
        "`" + written + "` is sent as it stands; a value is written `" + fix + "`.",
        start,
        end,
        Optional.of(fix));
  }
}
