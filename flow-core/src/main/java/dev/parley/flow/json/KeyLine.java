package dev.parley.flow.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of another tool as a comment in a flow's text: {@code //@ x-color: "red"}. It stands above
 * the part that has the key; a part without a line of its own is named by a path, as in {@code //@
 * resume/x-color: "red"}. A line that is not spelled exactly so is an ordinary comment.
 *
 * @param path from the part with the line to the one with the key; empty or ending in a slash
 * @param key the key
 * @param value the value as JSON on one line; empty for a line that only keeps the key's place
 */
record KeyLine(String path, String key, String value) {
  private static final String MARK = "//@ ";
  private static final String KEY = "[\\w.$-]+|\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String PATH = "(?:(?:cases/\\d+|resume|start|bot|mock)/)?";
  private static final Pattern LINE =
      Pattern.compile(MARK + "(" + PATH + ")(" + KEY + ")(?:: (.+))?");
  private static final Pattern PLAIN = Pattern.compile("[\\w.$-]+");

  static Optional<KeyLine> of(String line) {
    Matcher match = LINE.matcher(line);
    if (!line.startsWith(MARK) || !match.matches()) {
      return Optional.empty();
    }
    return unquoted(match.group(2))
        .map(
            key -> new KeyLine(match.group(1), key, Optional.ofNullable(match.group(3)).orElse("")))
        .filter(read -> read.line().equals(line));
  }

  private static Optional<String> unquoted(String key) {
    return key.startsWith("\"")
        ? AnyJson.of(key).filter(String.class::isInstance).map(String.class::cast)
        : Optional.of(key);
  }

  /** The line as it stands in a text. */
  String line() {
    return place() + (value.isEmpty() ? "" : ": " + value);
  }

  /**
   * Puts keys into the lines above a part: where a line keeps its place, else at the end. Keys go
   * in one order, whatever order an object has them in.
   */
  static List<String> into(List<String> before, List<KeyLine> keys) {
    List<KeyLine> left = new ArrayList<>(keys);
    left.sort(Comparator.comparing(KeyLine::path).thenComparing(KeyLine::key));
    List<String> lines = new ArrayList<>();
    for (String line : before) {
      Optional<KeyLine> kept = left.stream().filter(key -> key.place().equals(line)).findFirst();
      lines.add(kept.map(KeyLine::line).orElse(line));
      kept.ifPresent(left::remove);
    }
    left.forEach(key -> lines.add(key.line()));
    return lines;
  }

  /** The line that only keeps the key's place. */
  String place() {
    return MARK + path + (PLAIN.matcher(key).matches() ? key : PrettyJson.line(key));
  }
}
