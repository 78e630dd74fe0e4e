package dev.parley.flow.script;

import java.util.List;
import java.util.Optional;

/** Recognises operators in the text, the longest first. */
final class Operators {
  private static final List<BinaryOp> BY_LENGTH =
      List.of(BinaryOp.values()).stream()
          .filter(op -> op != BinaryOp.IN && op != BinaryOp.INSTANCEOF)
          .sorted((a, b) -> b.symbol().length() - a.symbol().length())
          .toList();

  private static final List<String> ASSIGNMENTS =
      List.of(
          ">>>=", "**=", "<<=", ">>=", "&&=", "||=", "??=", "+=", "-=", "*=", "/=", "%=", "&=",
          "|=", "^=", "=");

  private Operators() {}

  /** The operator between two values that begins here. */
  static Optional<BinaryOp> at(Cursor in) {
    char c = in.peek();
    if (c == 'i') {
      return word(in);
    }
    if ("=!*<>&|?+-/%^".indexOf(c) < 0 || in.looking("->") || assignmentLength(in) > 0) {
      return Optional.empty();
    }
    if (in.looking("++") || in.looking("--")) {
      return Optional.empty();
    }
    for (BinaryOp op : BY_LENGTH) {
      if (in.looking(op.symbol())) {
        return Optional.of(op);
      }
    }
    return Optional.empty();
  }

  private static Optional<BinaryOp> word(Cursor in) {
    return switch (in.peekName()) {
      case "in" -> Optional.of(BinaryOp.IN);
      case "instanceof" -> Optional.of(BinaryOp.INSTANCEOF);
      default -> Optional.empty();
    };
  }

  /** How many characters an assignment sign here has; 0 if there is none. */
  static int assignmentLength(Cursor in) {
    if (in.peek() == '=' && (in.peek(1) == '=' || in.peek(1) == '>')) {
      return 0;
    }
    for (String sign : ASSIGNMENTS) {
      if (in.looking(sign)) {
        return sign.length();
      }
    }
    return 0;
  }
}
