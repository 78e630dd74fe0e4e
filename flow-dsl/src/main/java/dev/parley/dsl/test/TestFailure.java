package dev.parley.dsl.test;

import java.util.List;

/**
 * Why a test failed.
 *
 * @param line the failing line, from 1
 * @param reasons sentences: what is wrong, and what helps to see why
 * @param conversation what was expected beside what happened, up to the end of the failing turn
 */
public record TestFailure(int line, List<String> reasons, List<Row> conversation) {
  public TestFailure {
    reasons = List.copyOf(reasons);
    conversation = List.copyOf(conversation);
  }

  /**
   * One line of both conversations.
   *
   * @param line the test's line, from 1; 0 where only the bot spoke
   * @param expected the test's words; empty where only the bot spoke
   * @param actual what happened; empty where nothing did
   * @param failing whether the test failed here
   */
  public record Row(int line, String expected, String actual, boolean failing) {}
}
