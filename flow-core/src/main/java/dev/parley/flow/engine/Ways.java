package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.script.value.Equality;
import java.util.SplittableRandom;

/** Nodes that take one of several ways. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
sealed interface Ways extends Node {
  /**
   * Goes the way of the first equal value.
   *
   * @param values what it is compared with, in order
   * @param targets where each leads
   * @param otherwise where no equal value leads
   */
  record Match(Program value, Program[] values, int[] targets, int otherwise) implements Ways {
    @Override
    public int run(Run run) {
      Object wanted = value.eval(run);
      for (int i = 0; i < values.length; i++) {
        if (Equality.strict(wanted, values[i].eval(run))) {
          return targets[i];
        }
      }
      return otherwise;
    }
  }

  /**
   * Goes one of several ways by chance. The session decides: a turn taken again takes the same way.
   *
   * @param variable takes the way's id
   * @param ids the ways
   * @param weights how often each is taken, relative to the others
   * @param targets where each leads
   */
  record Split(Place variable, String[] ids, int[] weights, int[] targets) implements Ways {
    @Override
    public int run(Run run) {
      int way = drawn(new SplittableRandom(seed(run.before().id() + "/" + variable.name())));
      variable.store(run, ids[way]);
      return targets[way];
    }

    private int drawn(SplittableRandom random) {
      long sum = 0;
      for (int weight : weights) {
        sum += weight;
      }
      long left = sum <= 0 ? 0 : random.nextLong(sum);
      for (int i = 0; i < weights.length; i++) {
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
      return 0;
    }

    /** FNV-1a: the same on every machine and in every version. */
    private static long seed(String text) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
      return hash;
    }
  }
}
