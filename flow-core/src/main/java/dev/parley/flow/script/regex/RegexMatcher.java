package dev.parley.flow.script.regex;

import dev.parley.flow.script.Meter;
import dev.parley.flow.script.regex.RegexCompiler.Loop;
import dev.parley.flow.script.regex.RegexCompiler.Program;
import java.util.Arrays;
import java.util.List;

/** Runs a compiled pattern over a text, going back where a way does not lead to a match. */
final class RegexMatcher {
  private static final int STEPS_AT_ONCE = 1024;
  private static final RegexNode.Place[] PLACES = RegexNode.Place.values();

  private final Program program;
  private final int[] code;
  private final Flags flags;
  private final boolean unicode;
  private final String text;
  private final Meter meter;
  private final Backtrack backtrack;
  private final int[] registers;
  private int steps;

  RegexMatcher(Program program, Flags flags, String text, Meter meter) {
    this.program = program;
    this.code = program.code();
    this.flags = flags;
    this.unicode = flags.unicode();
    this.text = text;
    this.meter = meter;
    this.registers = new int[program.registers()];
    this.backtrack = new Backtrack(registers);
  }

  /** Whether there is a match that begins exactly at {@code start}. */
  boolean matchesAt(int start) {
    Arrays.fill(registers, -1);
    backtrack.clear();
    int end = run(0, start);
    meter.spend(steps);
    steps = 0;
    registers[0] = start;
    registers[1] = end;
    return end >= 0;
  }

  /** Where groups begin and end; group 0 is the whole match. */
  int[] groups(int count) {
    return Arrays.copyOf(registers, 2 * (count + 1));
  }

  /** Runs from an instruction until a match; the place it ends at, or -1. */
  private int run(int from, int start) {
    int base = backtrack.height();
    int pc = from;
    int pos = start;
    while (true) {
      if (++steps >= STEPS_AT_ONCE) {
        meter.spend(steps);
        steps = 0;
      }
      int next = code[pc];
      if (next == Op.MATCH) {
        backtrack.dropTo(base);
        return pos;
      }
      boolean ok = true;
      switch (next) {
        case Op.CHAR, Op.CHAR_ANY_CASE, Op.TEST -> {
          int moved = code[pc + 2] == 0 ? forward(pc, pos) : backward(pc, pos);
          ok = moved >= 0;
          pos = moved;
          pc += 3;
        }
        case Op.SPLIT -> {
          backtrack.push(code[pc + 2], pos);
          pc = code[pc + 1];
        }
        case Op.JUMP -> pc = code[pc + 1];
        case Op.SAVE -> {
          backtrack.set(code[pc + 1], pos);
          pc += 2;
        }
        case Op.ZERO -> {
          backtrack.set(code[pc + 1], 0);
          pc += 2;
        }
        case Op.EDGE -> {
          ok = isAt(PLACES[code[pc + 1]], pos);
          pc += 2;
        }
        case Op.SAME -> {
          pos = same(program.references().get(code[pc + 1]), pos, code[pc + 2] == 0);
          ok = pos >= 0;
          pc += 3;
        }
        case Op.LOOK -> {
          ok = looks(pc, pos);
          pc = code[pc + 2];
        }
        case Op.ENTER -> {
          backtrack.enter(program.loops().get(code[pc + 1]), pos);
          pc += 2;
        }
        case Op.LOOP -> pc = loop(program.loops().get(code[pc + 1]), pos);
        case Op.NEXT -> {
          Loop loop = program.loops().get(code[pc + 1]);
          ok = registers[loop.counter()] <= loop.times().min() || registers[loop.place()] != pos;
          pc = ok ? loop(loop, pos) : pc;
        }
        default -> {
          pos = longest(pc, pos);
          ok = pos >= 0;
          pc += 4;
        }
      }
      if (!ok) {
        if (!backtrack.pop(base, text, unicode)) {
          return -1;
        }
        pc = backtrack.pc();
        pos = backtrack.pos();
      }
    }
  }

  /** Decides at the head of a loop whether to go round again; where the way leads next. */
  private int loop(Loop loop, int pos) {
    int count = registers[loop.counter()];
    int max = loop.times().max();
    if (count < loop.times().min()) {
      return loop.body();
    }
    if (max >= 0 && count >= max) {
      return loop.exit();
    }
    if (loop.times().greedy()) {
      backtrack.push(loop.exit(), pos);
      return loop.body();
    }
    backtrack.push(loop.body(), pos);
    return loop.exit();
  }

  private int forward(int pc, int pos) {
    if (pos >= text.length()) {
      return -1;
    }
    int c = unicode ? text.codePointAt(pos) : text.charAt(pos);
    return fits(pc, c) ? pos + (c > 0xFFFF ? 2 : 1) : -1;
  }

  private int backward(int pc, int pos) {
    if (pos <= 0) {
      return -1;
    }
    int c = unicode ? text.codePointBefore(pos) : text.charAt(pos - 1);
    return fits(pc, c) ? pos - (c > 0xFFFF ? 2 : 1) : -1;
  }

  private boolean fits(int pc, int c) {
    int wanted = code[pc + 1];
    return switch (code[pc]) {
      case Op.CHAR -> c == wanted;
      case Op.CHAR_ANY_CASE -> c == wanted || Folding.canonical(c, unicode) == wanted;
      default -> program.tests().get(wanted).test(c);
    };
  }

  /** Takes as many characters as fit, and remembers that fewer would do. */
  private int longest(int pc, int start) {
    CharTest test = program.tests().get(code[pc + 1]);
    int min = code[pc + 2];
    int max = code[pc + 3] < 0 ? Integer.MAX_VALUE : code[pc + 3];
    int pos = start;
    int count = 0;
    int enough = min == 0 ? start : -1;
    while (count < max && pos < text.length()) {
      int c = unicode ? text.codePointAt(pos) : text.charAt(pos);
      if (!test.test(c)) {
        break;
      }
      pos += c > 0xFFFF ? 2 : 1;
      count++;
      if (count == min) {
        enough = pos;
      }
    }
    steps += count >> 2;
    if (count < min) {
      return -1;
    }
    if (pos > enough) {
      backtrack.pushRun(pc + 4, pos, enough);
    }
    return pos;
  }

  private boolean looks(int pc, int pos) {
    int mark = backtrack.mark();
    boolean found = run(pc + 3, pos) >= 0;
    boolean negative = code[pc + 1] == 1;
    if (negative || !found) {
      backtrack.undoTo(mark);
    }
    return found != negative;
  }

  private int same(List<Integer> groups, int pos, boolean ahead) {
    for (int group : groups) {
      int from = registers[2 * group];
      int to = registers[2 * group + 1];
      if (from >= 0 && to >= 0) {
        return sameText(from, to, pos, ahead);
      }
    }
    return pos;
  }

  private int sameText(int from, int to, int pos, boolean ahead) {
    int length = to - from;
    int begin = ahead ? pos : pos - length;
    if (begin < 0 || begin + length > text.length()) {
      return -1;
    }
    steps += length >> 2;
    for (int i = 0; i < length; i++) {
      int a = text.charAt(from + i);
      int b = text.charAt(begin + i);
      if (a != b && (!flags.ignoreCase() || !sameFolded(a, b))) {
        return -1;
      }
    }
    return ahead ? pos + length : begin;
  }

  private boolean sameFolded(int a, int b) {
    return Folding.canonical(a, unicode) == Folding.canonical(b, unicode);
  }

  private boolean isAt(RegexNode.Place place, int pos) {
    return switch (place) {
      case START -> pos == 0 || (flags.multiline() && isLineEnd(text.charAt(pos - 1)));
      case END -> pos == text.length() || (flags.multiline() && isLineEnd(text.charAt(pos)));
      case WORD_EDGE -> isWord(pos - 1) != isWord(pos);
      case NO_WORD_EDGE -> isWord(pos - 1) == isWord(pos);
    };
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private boolean isWord(int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    boolean folds = unicode && flags.ignoreCase() && (c == 0x17F || c == 0x212A);
    return folds || CharSet.WORD.contains(c);
  }
}
