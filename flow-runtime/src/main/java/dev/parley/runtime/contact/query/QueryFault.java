package dev.parley.runtime.contact.query;

/**
 * What is wrong with a query.
 *
 * @param at where it begins, counted in characters from 0
 * @param length how many characters it concerns, at least 1
 * @param message a sentence, without its place
 */
public record QueryFault(int at, int length, String message) {
  private static final int WINDOW = 70;
  private static final int BEFORE = 40;

  /** The sentence, the place, and the line with a caret below. */
  public String shown(String query) {
    int begin = query.lastIndexOf('\n', at - 1) + 1;
    int end = query.indexOf('\n', at) < 0 ? query.length() : query.indexOf('\n', at);
    long line = 1 + query.substring(0, begin).chars().filter(c -> c == '\n').count();
    int column = at - begin;
    int from = end - begin <= WINDOW ? begin : Math.max(begin, at - BEFORE);
    int to = Math.min(end, from + WINDOW);
    String shown = query.substring(from, to).replaceAll("\\p{Cntrl}", " ");
    int carets = Math.max(1, Math.min(length, to - at));
    return "%s (line %d, column %d)%n%s%n%s%s"
        .formatted(message, line, column + 1, shown, " ".repeat(at - from), "^".repeat(carets))
        .replace("\r\n", "\n");
  }
}
