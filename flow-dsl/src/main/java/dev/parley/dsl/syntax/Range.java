package dev.parley.dsl.syntax;

/**
 * A stretch of the file's text, as UTF-16 offsets; {@link #NONE} for what was not read from a file.
 */
public record Range(int start, int end) {

  public static final Range NONE = new Range(0, 0);

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }
}
