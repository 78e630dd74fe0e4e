package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The files in the answers of a form that was sent off: Meta has them as it has a message's. */
public final class AnsweredFiles {
  private AnsweredFiles() {}

  /** Those in the answers, as Meta sent them; a picker's files stand in a list under its name. */
  public static List<Content.Media> in(String responseJson) {
    List<Content.Media> files = new ArrayList<>();
    try {
      JsonNode answers = Wire.read(responseJson.getBytes(StandardCharsets.UTF_8));
      if (answers.isObject()) {
        answers.values().stream()
            .filter(JsonNode::isArray)
            .forEach(picked -> picked.values().forEach(file -> of(file).ifPresent(files::add)));
      }
    } catch (JacksonException notJson) {
      return List.of();
    }
    return files;
  }

  private static Optional<Content.Media> of(JsonNode node) {
    Fields file = Fields.of(node);
    Optional<String> type = file.text("mime_type");
    boolean named = node.path("id").isString();
    return named && (type.isPresent() || file.has("sha256"))
        ? file.text("id")
            .map(id ->
                new Content.Media(
                    Content.Media.Kind.of(type.orElse("")),
                    id,
                    type,
                    file.text("sha256"),
                    Optional.empty(),
                    file.text("file_name"),
                    Optional.empty(),
                    false))
        : Optional.empty();
  }
}
