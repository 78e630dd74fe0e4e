package dev.parley.dsl.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know about one code.
 *
 * @param name a short name, such as {@code unknown-step}
 * @param message what it says, in general words
 * @param fix what to do about it, in one sentence
 * @param later why it has no examples that a test can check, if so
 * @param text the page for people, in Markdown
 */
public record Page(
    String code,
    String name,
    Severity severity,
    String message,
    String fix,
    Optional<String> later,
    String text,
    List<Example> examples) {
  public Page {
    examples = List.copyOf(examples);
  }

  /**
   * A flow that has the problem, or one that shows how it looks without it.
   *
   * @param files the texts of its files by name
   */
  public record Example(boolean bad, Map<String, String> files) {
    public Example {
      files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
  }
}
