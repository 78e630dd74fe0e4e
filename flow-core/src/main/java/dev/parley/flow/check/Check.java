package dev.parley.flow.check;

import java.util.List;

/** One family of faults. */
@FunctionalInterface
interface Check {
  /** The faults of this family. */
  void run(Subject subject, List<Problem> problems);
}
