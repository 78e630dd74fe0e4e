package dev.parley.flow.script.regex;

/** The instructions of a compiled pattern; the comment names what follows each in the code. */
final class Op {
  /** The end: a match. */
  static final int MATCH = 0;

  /** character, back. */
  static final int CHAR = 1;

  /** canonical character, back. */
  static final int CHAR_ANY_CASE = 2;

  /** test, back. */
  static final int TEST = 3;

  /** where to go first, where to go if that fails. */
  static final int SPLIT = 4;

  /** where to go. */
  static final int JUMP = 5;

  /** register that gets the place. */
  static final int SAVE = 6;

  /** first and last register that are forgotten. */
  static final int FORGET = 7;

  /** number of the place between characters. */
  static final int EDGE = 8;

  /** number of the reference, back. */
  static final int SAME = 9;

  /** negative, where to go after it; the part to look for follows. */
  static final int LOOK = 10;

  /** register that becomes 0. */
  static final int ZERO = 11;

  /** number of the loop. */
  static final int LOOP = 12;

  /** number of the loop; another round begins. */
  static final int ENTER = 13;

  /** number of the loop; at the end of its body. */
  static final int NEXT = 14;

  /** test, least, most: as many characters as fit, fewer if that fails. */
  static final int RUN = 15;

  private Op() {}
}
