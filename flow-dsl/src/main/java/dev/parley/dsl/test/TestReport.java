package dev.parley.dsl.test;

import java.util.List;

/**
 * What the tests of a bot found.
 *
 * @param results one a test, in the order of the files
 * @param coverage which steps and handlers the tests went through
 */
public record TestReport(List<TestResult> results, Coverage coverage) {
  public TestReport {
    results = List.copyOf(results);
  }

  /** How many tests passed. */
  public int passed() {
    return results.size() - failed();
  }

  /** How many tests failed. */
  public int failed() {
    return (int) results.stream().filter(r -> r.failure().isPresent()).count();
  }

  /** Whether no test failed. */
  public boolean ok() {
    return failed() == 0;
  }
}
