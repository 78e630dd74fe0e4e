package dev.parley.flow.model;

import java.util.List;

/**
 * A flow's own test. JSON: {@code {"name":…,"lines":[…]}}.
 *
 * @param name a sentence unique in its file
 * @param lines what happens, in order
 */
public record TestCase(String name, List<TestLine> lines) {
  public TestCase {
    lines = List.copyOf(lines);
  }
}
