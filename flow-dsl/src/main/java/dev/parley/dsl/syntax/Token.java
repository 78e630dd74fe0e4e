package dev.parley.dsl.syntax;

import java.util.List;

/**
 * One word or sign of a flow.
 *
 * @param text the word or sign; for texts the raw form
 * @param first whether it is the first on its line
 * @param blank whether a blank line stands right before it
 * @param comments the comments before it
 * @param trailing whether the first of them stands on the line of the token before
 * @param broken for texts: the offset of the first value that cannot be read, or -1
 * @param origin for texts: from the raw form to the file
 * @param faults what is wrong inside it, to be told once it is used
 */
record Token(
    Kind kind,
    String text,
    Range range,
    boolean first,
    boolean blank,
    List<Notes.Comment> comments,
    boolean trailing,
    int broken,
    Origin origin,
    List<Fault> faults) {

  enum Kind {
    WORD,
    NUMBER,
    STRING,
    BLOCK,
    OPEN("{"),
    CLOSE("}"),
    PAREN_OPEN("("),
    PAREN_CLOSE(")"),
    LIST_OPEN("["),
    LIST_CLOSE("]"),
    COLON(":"),
    COMMA(","),
    EQUALS("="),
    ARROW("->"),
    HASH("#"),
    STAR("*"),
    DOT("."),
    QUESTION("?"),
    STRAY,
    END;

    private final String sign;

    Kind() {
      this("");
    }

    Kind(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** Something wrong inside a token. */
  record Fault(String code, String message, String label, Range range, String better) {
    Fault(String code, String message, String label, Range range) {
      this(code, message, label, range, NO_FIX);
    }

    /** Where there is nothing to offer in place of the range. */
    static final String NO_FIX = "\0";

    boolean fixable() {
      return !better.equals(NO_FIX);
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isText() {
    return kind == Kind.STRING || kind == Kind.BLOCK;
  }

  int start() {
    return range.start();
  }

  int end() {
    return range.end();
  }
}
