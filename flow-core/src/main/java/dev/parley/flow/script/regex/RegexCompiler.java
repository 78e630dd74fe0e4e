package dev.parley.flow.script.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a pattern's tree into instructions for the matcher. */
final class RegexCompiler {
  private static final int MAX_CODE = 200_000;

  private final Flags flags;
  private final List<CharTest> tests = new ArrayList<>();
  private final List<Loop> loops = new ArrayList<>();
  private final List<List<Integer>> references = new ArrayList<>();
  private int[] code = new int[64];
  private int size;
  private int registers;
  private boolean back;

  RegexCompiler(Flags flags, int groups) {
    this.flags = flags;
    this.registers = 2 * (groups + 1);
  }

  /**
   * A loop of the pattern.
   *
   * @param counter the register that counts
   * @param place the register that remembers where an iteration began
   */
  record Loop(
      RegexNode.Times times, int counter, int place, int body, int exit, int first, int last) {}

  /** What the matcher runs. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Program(
      int[] code,
      List<CharTest> tests,
      List<Loop> loops,
      List<List<Integer>> references,
      int registers) {}

  Program compile(RegexNode node) throws RegexFault {
    emit(node);
    add(Op.MATCH);
    return new Program(Arrays.copyOf(code, size), tests, loops, references, registers);
  }

  private int add(int... ints) throws RegexFault {
    if (size + ints.length > MAX_CODE) {
      throw new RegexFault("it is too long");
    }
    if (size + ints.length > code.length) {
      code = Arrays.copyOf(code, 2 * code.length + ints.length);
    }
    System.arraycopy(ints, 0, code, size, ints.length);
    int at = size;
    size += ints.length;
    return at;
  }

  private int backwards() {
    return back ? 1 : 0;
  }

  private void emit(RegexNode node) throws RegexFault {
    switch (node) {
      case RegexNode.Empty e -> {}
      case RegexNode.Char c -> character(c.code());
      case RegexNode.OneOf one -> add(Op.TEST, test(one.set()), backwards());
      case RegexNode.Any any -> add(Op.TEST, test(anySet()), backwards());
      case RegexNode.Sequence sequence -> sequence(sequence.items());
      case RegexNode.Alternatives alternatives -> alternatives(alternatives.choices());
      case RegexNode.Group group -> group(group);
      case RegexNode.Repeat repeat -> repeat(repeat);
      case RegexNode.Look look -> look(look);
      case RegexNode.Same same -> {
        references.add(same.groups());
        add(Op.SAME, references.size() - 1, backwards());
      }
      case RegexNode.Edge edge -> add(Op.EDGE, edge.place().number());
    }
  }

  private void character(int c) throws RegexFault {
    if (flags.ignoreCase()) {
      add(Op.CHAR_ANY_CASE, Folding.canonical(c, flags.unicode()), backwards());
    } else {
      add(Op.CHAR, c, backwards());
    }
  }

  private int test(CharSet set) {
    tests.add(new CharTest(set, flags));
    return tests.size() - 1;
  }

  private CharSet anySet() {
    CharSet none = new CharSet();
    if (!flags.dotAll()) {
      none.range('\n', '\n').range('\r', '\r').range(0x2028, 0x2029);
    }
    return none.negate();
  }

  private void sequence(List<RegexNode> items) throws RegexFault {
    for (RegexNode item : back ? items.reversed() : items) {
      emit(item);
    }
  }

  private void alternatives(List<RegexNode> choices) throws RegexFault {
    List<Integer> jumps = new ArrayList<>();
    for (int i = 0; i < choices.size() - 1; i++) {
      int split = add(Op.SPLIT, 0, 0);
      code[split + 1] = size;
      emit(choices.get(i));
      jumps.add(add(Op.JUMP, 0));
      code[split + 2] = size;
    }
    emit(choices.getLast());
    jumps.forEach(jump -> code[jump + 1] = size);
  }

  private void group(RegexNode.Group group) throws RegexFault {
    int first = 2 * group.index();
    add(Op.SAVE, back ? first + 1 : first);
    emit(group.inner());
    add(Op.SAVE, back ? first : first + 1);
  }

  private void look(RegexNode.Look look) throws RegexFault {
    int at = add(Op.LOOK, look.negative() ? 1 : 0, 0);
    boolean outer = back;
    back = !look.ahead();
    emit(look.inner());
    add(Op.MATCH);
    back = outer;
    code[at + 2] = size;
  }

  private void repeat(RegexNode.Repeat repeat) throws RegexFault {
    RegexNode.Times times = repeat.times();
    CharSet single = times.greedy() && !back ? singleSet(repeat.inner()) : null;
    if (single != null) {
      add(Op.RUN, test(single), times.min(), times.max());
      return;
    }
    int counter = registers++;
    int place = registers++;
    int number = loops.size();
    loops.add(new Loop(times, counter, place, 0, 0, 0, 0));
    add(Op.ZERO, counter);
    add(Op.LOOP, number);
    int body = add(Op.ENTER, number);
    emit(repeat.inner());
    add(Op.NEXT, number);
    loops.set(
        number,
        new Loop(times, counter, place, body, size, 2 * repeat.first(), 2 * repeat.last() + 1));
  }

  /** The set that one character is matched against, if that is all the node does. */
  private @Nullable CharSet singleSet(RegexNode node) {
    return switch (node) {
      case RegexNode.Any any -> anySet();
      case RegexNode.OneOf one -> one.set();
      case RegexNode.Char c -> new CharSet().range(c.code(), c.code());
      default -> null;
    };
  }
}
