package dev.parley.flow.script.regex;

/** The letters after a regular expression. */
public record Flags(String letters) {
  /** Finds all matches ({@code g}). */
  public boolean global() {
    return letters.indexOf('g') >= 0;
  }

  /** Takes upper and lower case as the same ({@code i}). */
  public boolean ignoreCase() {
    return letters.indexOf('i') >= 0;
  }

  /** Begins and ends at lines ({@code m}). */
  public boolean multiline() {
    return letters.indexOf('m') >= 0;
  }

  /** The dot matches line ends too ({@code s}). */
  public boolean dotAll() {
    return letters.indexOf('s') >= 0;
  }

  /** Goes by code points ({@code u}). */
  public boolean unicode() {
    return letters.indexOf('u') >= 0;
  }

  /** Matches only where the last match ended ({@code y}). */
  public boolean sticky() {
    return letters.indexOf('y') >= 0;
  }

  /** The letters in the order in which JavaScript names them. */
  public String sorted() {
    StringBuilder sorted = new StringBuilder();
    for (char c : "dgimsuvy".toCharArray()) {
      if (letters.indexOf(c) >= 0) {
        sorted.append(c);
      }
    }
    return sorted.toString();
  }

  boolean valid() {
    for (int i = 0; i < letters.length(); i++) {
      if ("gimsuy".indexOf(letters.charAt(i)) < 0
          || letters.indexOf(letters.charAt(i), i + 1) >= 0) {
        return false;
      }
    }
    return true;
  }
}
