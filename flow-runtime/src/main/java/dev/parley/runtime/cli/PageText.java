package dev.parley.runtime.cli;

import dev.parley.dsl.problem.Page;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
      text.append(files(example.files()));
    }
    return text.toString();
  }

  /** One file needs no name. */
  private static String files(Map<String, String> files) {
    boolean several = files.size() > 1;
    return files.entrySet().stream()
        .map(file -> (several ? file.getKey() + "\n" : "") + file.getValue().strip())
        .map(file -> file.indent(4).stripTrailing())
        .collect(Collectors.joining("\n\n"));
  }
}
