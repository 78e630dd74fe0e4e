package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * The message templates that a bot may send: what stands in its {@code templates.json}.
 *
 * @param all in the order of the file; no two of one name and language
 */
public record Templates(List<TemplateSignature> all) {
  /** The file they stand in. */
  public static final String FILE = "templates.json";

  public Templates {
    all = List.copyOf(all);
  }

  /** The template with this name in this language. */
  public Optional<TemplateSignature> find(String name, String language) {
    return all.stream()
        .filter(template -> template.name().equals(name) && template.language().equals(language))
        .findFirst();
  }

  /** The languages that a template is there in; none if it is unknown. */
  public List<String> languages(String name) {
    return all.stream()
        .filter(template -> template.name().equals(name))
        .map(TemplateSignature::language)
        .toList();
  }

  /** The names, each once. */
  public List<String> names() {
    return all.stream().map(TemplateSignature::name).distinct().toList();
  }
}
