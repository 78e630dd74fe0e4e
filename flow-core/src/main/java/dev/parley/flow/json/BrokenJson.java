package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import dev.parley.flow.check.Problem.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in a sentence where a text stops being JSON. */
final class BrokenJson {
  private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"");

  private BrokenJson() {}

  static Problem explain(JacksonException e, String text) {
    int at = offset(e.getLocation(), text);
    String where = position(text, at);
    Place place = new Place("", "", at, Math.min(text.length(), at + 1));
    return DocumentProblems.at(DocumentProblems.NO_JSON, place, sentence(e, text, at, where));
  }

  private static String sentence(JacksonException e, String text, int at, String where) {
    Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
    if (duplicate.find()) {
      return "The key `%s` stands twice in one object (%s).".formatted(duplicate.group(1), where);
    }
    if (e instanceof UnexpectedEndOfInputException || at >= text.length()) {
      return "The JSON breaks off: a `}`, a `]` or a quote is missing at its end.";
    }
    return "This is not JSON: `%s` cannot stand here (%s).".formatted(shown(text, at), where);
  }

  private static int offset(
      @org.jspecify.annotations.Nullable TokenStreamLocation at, String text) {
    long offset = at == null ? 0 : at.getCharOffset();
    return (int) Math.max(0, Math.min(text.length(), offset));
  }

  private static String shown(String text, int at) {
    int end = text.offsetByCodePoints(at, 1);
    String one = text.substring(at, end);
    return one.isBlank() ? "end of line" : one;
  }

  private static String position(String text, int at) {
    int lineStart = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    long line = 1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return "line " + line + ", column " + (at - lineStart + 1);
  }
}
