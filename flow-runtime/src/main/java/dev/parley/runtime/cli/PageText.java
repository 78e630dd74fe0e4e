package dev.parley.runtime.cli;

import dev.parley.dsl.problem.Page;
import java.util.Locale;

/** A diagnostic's page as text for a terminal. */
final class PageText {
  private PageText() {}

  static String of(Page page) {
    StringBuilder text = new StringBuilder();
    String severity = page.severity().name().toLowerCase(Locale.ROOT);
    text.append(page.code()).append(" (").append(severity).append("): ").append(page.name());
    text.append("\n\n").append(page.message()).append("\n\nWhat to do: ").append(page.fix());
    for (Page.Example example : page.examples()) {
      text.append(example.bad() ? "\n\nWith the problem:\n\n" : "\n\nWithout it:\n\n");
      text.append(example.text().strip().indent(4).stripTrailing());
    }
    return text.toString();
  }
}
