package dev.parley.flow.script.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads escapes and sets in square brackets. */
final class ClassParser {
  private final PatternText in;
  private final Flags flags;
  private final GroupNames names;

  ClassParser(PatternText in, Flags flags, GroupNames names) {
    this.in = in;
    this.flags = flags;
    this.names = names;
  }

  /** set = "[" [ "^" ] { character | character "-" character | escape } "]". */
  CharSet set() throws RegexFault {
    in.skip(1);
    boolean negated = in.take('^');
    CharSet set = new CharSet();
    while (in.peek() != ']') {
      if (in.atEnd()) {
        throw new RegexFault("a `[` has no `]`");
      }
      CharSet from = member();
      if (in.peek() == '-' && in.peek(1) != ']' && in.peek(1) != -1) {
        in.skip(1);
        addRange(set, from, member());
      } else {
        set.add(from);
      }
    }
    in.skip(1);
    return negated ? set.negate() : set;
  }

  private void addRange(CharSet set, CharSet from, CharSet to) throws RegexFault {
    int first = from.single();
    int last = to.single();
    if (first < 0 || last < 0) {
      if (in.unicode()) {
        throw new RegexFault("a range in `[…]` needs a character on both sides");
      }
      set.add(from).add(to).range('-', '-');
    } else if (first > last) {
      throw new RegexFault("a range in `[…]` is out of order");
    } else {
      set.range(first, last);
    }
  }

  private CharSet member() throws RegexFault {
    if (in.peek() != '\\') {
      return one(in.next());
    }
    in.skip(1);
    if (in.take('b')) {
      return one('\b');
    }
    if (in.unicode() && in.take('-')) {
      return one('-');
    }
    int c = in.peek();
    if (in.unicode() && (c == 'B' || (PatternText.isDigit(c) && c != '0'))) {
      throw new RegexFault("`\\" + (char) c + "` cannot stand in `[…]`");
    }
    CharSet known = knownSet();
    return known != null ? known : one(character(true));
  }

  private static CharSet one(int c) {
    return new CharSet().range(c, c);
  }

  /** An escape outside of square brackets. */
  RegexNode escape(GroupNames groups, int total) throws RegexFault {
    in.skip(1);
    if (in.take('b')) {
      return new RegexNode.Edge(RegexNode.Place.WORD_EDGE);
    }
    if (in.take('B')) {
      return new RegexNode.Edge(RegexNode.Place.NO_WORD_EDGE);
    }
    if (in.peek() == 'k' && (in.unicode() || !groups.byName().isEmpty())) {
      return namedReference();
    }
    if (PatternText.isDigit(in.peek()) && in.peek() != '0') {
      int start = in.pos();
      int number = in.decimal();
      if (number <= total) {
        return new RegexNode.Same(List.of(number));
      }
      in.pos(start);
      if (in.unicode()) {
        throw new RegexFault("`\\" + number + "` refers to a group that is not there");
      }
    }
    CharSet known = knownSet();
    return known != null ? new RegexNode.OneOf(known) : new RegexNode.Char(character(false));
  }

  private RegexNode namedReference() throws RegexFault {
    in.skip(1);
    if (!in.take('<')) {
      throw new RegexFault("`\\k` needs a group's name");
    }
    String name = in.name();
    List<Integer> found = names.byName().get(name);
    if (found == null) {
      throw new RegexFault("no group is called `" + name + "`");
    }
    return new RegexNode.Same(found);
  }

  /** The set of an escape such as {@code \d}, or null if the escape is one character. */
  private @Nullable CharSet knownSet() throws RegexFault {
    int c = in.peek();
    CharSet set =
        switch (c) {
          case 'd', 'D' -> CharSet.DIGITS;
          case 's', 'S' -> CharSet.SPACE;
          case 'w', 'W' -> word();
          case 'p', 'P' -> in.unicode() ? property() : null;
          default -> null;
        };
    if (set == null) {
      return null;
    }
    in.skip(1);
    return c >= 'a' ? set : set.complement();
  }

  /** With flags i and u the two letters that fold into ASCII count as letters too. */
  private CharSet word() {
    return flags.ignoreCase() && flags.unicode()
        ? new CharSet().add(CharSet.WORD).range(0x17F, 0x17F).range(0x212A, 0x212A)
        : CharSet.WORD;
  }

  /** property = "p{" name [ "=" value ] "}"; the reading stops before the closing brace. */
  private CharSet property() throws RegexFault {
    in.skip(1);
    if (in.peek() != '{') {
      throw new RegexFault("`\\p` needs a property in braces");
    }
    in.skip(1);
    StringBuilder written = new StringBuilder();
    while (in.peek() != '}') {
      if (in.atEnd()) {
        throw new RegexFault("a `\\p{` has no `}`");
      }
      written.append((char) in.next());
    }
    return new CharSet().test(Properties.named(written.toString()));
  }

  private int character(boolean inClass) throws RegexFault {
    int c = in.peek();
    if (c < 0) {
      throw new RegexFault("it ends with `\\`");
    }
    if (c >= '0' && c <= '9') {
      return digit(c);
    }
    int start = in.pos();
    in.skip(1);
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'c' -> control(start, inClass);
      case 'x' -> orItself(in.hex(2), start);
      case 'u' -> orItself(codePoint(), start);
      default -> identity(start);
    };
  }

  private int digit(int c) throws RegexFault {
    if (in.unicode()) {
      if (c != '0' || PatternText.isDigit(in.peek(1))) {
        throw new RegexFault("`\\" + (char) c + "` is not an escape");
      }
      in.skip(1);
      return 0;
    }
    if (c >= '8') {
      in.skip(1);
      return c;
    }
    int value = 0;
    for (int i = 0; i < 3 && in.peek() >= '0' && in.peek() <= '7' && value * 8 < 256; i++) {
      value = value * 8 + in.next() - '0';
    }
    return value;
  }

  private int control(int start, boolean inClass) throws RegexFault {
    int letter = in.peek();
    boolean fits = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
    boolean loose = inClass && !in.unicode() && (PatternText.isDigit(letter) || letter == '_');
    if (letter >= 0 && (fits || loose)) {
      in.skip(1);
      return letter % 32;
    }
    if (in.unicode()) {
      throw new RegexFault("`\\c` needs a letter");
    }
    in.pos(start);
    return '\\';
  }

  private int codePoint() {
    if (in.unicode() && in.take('{')) {
      int value = 0;
      int digits = 0;
      while (in.peek() >= 0 && in.peek() < 0x80 && Character.digit(in.peek(), 16) >= 0) {
        value = Math.min(value * 16 + Character.digit(in.next(), 16), 0x110000);
        digits++;
      }
      return digits > 0 && in.take('}') && value <= 0x10FFFF ? value : -1;
    }
    int high = in.hex(4);
    if (in.unicode() && high >= 0xD800 && high < 0xDC00 && in.peek() == '\\' && in.peek(1) == 'u') {
      int before = in.pos();
      in.skip(2);
      int low = in.hex(4);
      if (low >= 0xDC00 && low < 0xE000) {
        return Character.toCodePoint((char) high, (char) low);
      }
      in.pos(before);
    }
    return high;
  }

  private int orItself(int value, int start) throws RegexFault {
    return value >= 0 ? value : identity(start);
  }

  private int identity(int start) throws RegexFault {
    in.pos(start);
    int c = in.next();
    if (in.unicode() && "^$\\.*+?()[]{}|/".indexOf(c) < 0) {
      throw new RegexFault("`\\" + Character.toString(c) + "` is not an escape");
    }
    if (c == 'k' && !names.byName().isEmpty()) {
      throw new RegexFault("`\\k` needs a group's name");
    }
    return c;
  }
}
