package dev.parley.flow.script.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads patterns after ECMAScript §22.2.1, with what Annex B allows where there is no flag u. */
final class RegexParser {
  private static final int MAX_NESTING = 150;
  private static final int MAX_TIMES = Integer.MAX_VALUE;

  private final PatternText in;
  private final ClassParser classes;
  private final GroupNames names;
  private int groups;
  private int nesting;

  RegexParser(String pattern, Flags flags) throws RegexFault {
    this.in = new PatternText(pattern, flags.unicode());
    this.names = GroupNames.of(pattern);
    this.classes = new ClassParser(in, flags, names);
  }

  /** pattern = alternatives, to the end. */
  RegexNode parse() throws RegexFault {
    RegexNode node = alternatives();
    if (!in.atEnd()) {
      throw new RegexFault("a `)` has no `(`");
    }
    return node;
  }

  int groups() {
    return groups;
  }

  Map<String, List<Integer>> names() {
    return names.byName();
  }

  private RegexNode alternatives() throws RegexFault {
    if (++nesting > MAX_NESTING) {
      throw new RegexFault("it is nested too deeply");
    }
    List<RegexNode> choices = new ArrayList<>();
    choices.add(sequence());
    while (in.take('|')) {
      choices.add(sequence());
    }
    nesting--;
    return choices.size() == 1 ? choices.get(0) : new RegexNode.Alternatives(List.copyOf(choices));
  }

  private RegexNode sequence() throws RegexFault {
    List<RegexNode> items = new ArrayList<>();
    while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
      items.add(repeated());
    }
    return switch (items.size()) {
      case 0 -> new RegexNode.Empty();
      case 1 -> items.get(0);
      default -> new RegexNode.Sequence(List.copyOf(items));
    };
  }

  private RegexNode repeated() throws RegexFault {
    int first = groups + 1;
    boolean bracketed = in.looking("(?:");
    RegexNode atom = atom();
    RegexNode.Times times = times();
    if (times == null) {
      return atom;
    }
    if (!bracketed && !repeatable(atom)) {
      throw new RegexFault("there is nothing to repeat");
    }
    return new RegexNode.Repeat(atom, times, first, groups);
  }

  /** Places cannot be repeated; looking ahead can, without the flag u. */
  private boolean repeatable(RegexNode atom) {
    return switch (atom) {
      case RegexNode.Edge edge -> false;
      case RegexNode.Look look -> look.ahead() && !in.unicode();
      default -> true;
    };
  }

  private RegexNode.@Nullable Times times() throws RegexFault {
    int min;
    int max;
    if (in.take('*')) {
      min = 0;
      max = -1;
    } else if (in.take('+')) {
      min = 1;
      max = -1;
    } else if (in.take('?')) {
      min = 0;
      max = 1;
    } else if (in.braces() != null) {
      int[] braces = in.takeBraces();
      min = braces[0];
      max = braces[1];
    } else {
      return null;
    }
    if (max >= 0 && min > max) {
      throw new RegexFault("the numbers in {" + min + "," + max + "} are out of order");
    }
    return new RegexNode.Times(min, max == MAX_TIMES ? -1 : max, !in.take('?'));
  }

  private RegexNode atom() throws RegexFault {
    int c = in.peek();
    return switch (c) {
      case '^' -> taken(new RegexNode.Edge(RegexNode.Place.START));
      case '$' -> taken(new RegexNode.Edge(RegexNode.Place.END));
      case '.' -> taken(new RegexNode.Any());
      case '(' -> group();
      case '[' -> new RegexNode.OneOf(classes.set());
      case '\\' -> classes.escape(names, names.total());
      case '*', '+', '?' -> throw new RegexFault("there is nothing to repeat");
      case '{' -> literalBrace();
      case '}', ']' -> literalClosing(c);
      default -> new RegexNode.Char(in.next());
    };
  }

  private RegexNode taken(RegexNode node) {
    in.skip(1);
    return node;
  }

  private RegexNode literalClosing(int c) throws RegexFault {
    if (in.unicode()) {
      throw new RegexFault("`" + (char) c + "` stands alone");
    }
    return new RegexNode.Char(in.next());
  }

  private RegexNode literalBrace() throws RegexFault {
    if (in.unicode() || in.braces() != null) {
      throw new RegexFault("there is nothing to repeat");
    }
    return new RegexNode.Char(in.next());
  }

  private RegexNode group() throws RegexFault {
    if (in.take("(?:")) {
      return closed(alternatives());
    }
    if (in.take("(?=")) {
      return new RegexNode.Look(closed(alternatives()), true, false);
    }
    if (in.take("(?!")) {
      return new RegexNode.Look(closed(alternatives()), true, true);
    }
    if (in.take("(?<=")) {
      return new RegexNode.Look(closed(alternatives()), false, false);
    }
    if (in.take("(?<!")) {
      return new RegexNode.Look(closed(alternatives()), false, true);
    }
    if (in.take("(?<")) {
      names.check(in.name());
    } else if (in.take("(?")) {
      throw new RegexFault("`(?` is followed by something unknown");
    } else {
      in.skip(1);
    }
    int index = ++groups;
    return new RegexNode.Group(closed(alternatives()), index);
  }

  private RegexNode closed(RegexNode inner) throws RegexFault {
    if (!in.take(')')) {
      throw new RegexFault("a `(` has no `)`");
    }
    return inner;
  }
}
