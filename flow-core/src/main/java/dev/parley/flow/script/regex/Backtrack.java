package dev.parley.flow.script.regex;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.regex.RegexCompiler.Loop;
import java.util.Arrays;

/** The ways not taken yet, and what registers held before they were changed. */
final class Backtrack {
  /** Ints in both arrays together; 8 MB, and twice that while they grow. */
  private static final int MAX_INTS = 2_000_000;

  private static final int CHOICE = 4;
  private static final int PLAIN = -1;

  private final int[] registers;
  private int[] choices = new int[64];
  private int height;
  private int[] trail = new int[32];
  private int changed;
  private int pc;
  private int pos;

  Backtrack(int[] registers) {
    this.registers = registers;
  }

  void clear() {
    height = 0;
    changed = 0;
  }

  int height() {
    return height;
  }

  /** Forgets the choices made since; what they changed stays. */
  void dropTo(int base) {
    height = base;
  }

  /** Remembers another way to go on. */
  void push(int otherPc, int otherPos) {
    push(otherPc, otherPos, PLAIN);
  }

  /** Remembers that a run of characters could be shorter, down to {@code least}. */
  void pushRun(int nextPc, int runEnd, int least) {
    push(nextPc, runEnd, least);
  }

  private void push(int otherPc, int otherPos, int least) {
    if (height + CHOICE > choices.length) {
      choices = grown(choices);
    }
    choices[height] = otherPc;
    choices[height + 1] = otherPos;
    choices[height + 2] = changed;
    choices[height + 3] = least;
    height += CHOICE;
  }

  private int[] grown(int[] array) {
    if (choices.length + trail.length > MAX_INTS) {
      throw new ScriptFault(
          FaultCode.SIZE_LIMIT, "The regular expression has too many ways to match this text.");
    }
    return Arrays.copyOf(array, 2 * array.length);
  }

  int mark() {
    return changed;
  }

  void undoTo(int mark) {
    while (changed > mark) {
      changed -= 2;
      registers[trail[changed]] = trail[changed + 1];
    }
  }

  void set(int register, int value) {
    if (changed + 2 > trail.length) {
      trail = grown(trail);
    }
    trail[changed] = register;
    trail[changed + 1] = registers[register];
    changed += 2;
    registers[register] = value;
  }

  /** Begins another round of a loop: counts it, notes its place, forgets the groups inside. */
  void enter(Loop loop, int at) {
    set(loop.counter(), registers[loop.counter()] + 1);
    set(loop.place(), at);
    for (int i = loop.first(); i <= loop.last(); i++) {
      if (registers[i] != -1) {
        set(i, -1);
      }
    }
  }

  /** Takes up the last way not taken above {@code base}; false if there is none. */
  boolean pop(int base, String text, boolean unicode) {
    if (height <= base) {
      return false;
    }
    int top = height - CHOICE;
    pc = choices[top];
    pos = choices[top + 1];
    undoTo(choices[top + 2]);
    int least = choices[top + 3];
    height = top;
    if (least >= 0) {
      shorten(text, unicode, least);
    }
    return true;
  }

  private void shorten(String text, boolean unicode, int least) {
    boolean pair =
        unicode
            && pos - 2 >= least
            && Character.isLowSurrogate(text.charAt(pos - 1))
            && Character.isHighSurrogate(text.charAt(pos - 2));
    pos -= pair ? 2 : 1;
    if (pos > least) {
      push(pc, pos, least);
    }
  }

  int pc() {
    return pc;
  }

  int pos() {
    return pos;
  }
}
