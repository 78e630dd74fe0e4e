package dev.parley.runtime.whatsapp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What this server says to a form. */
public sealed interface FormAnswer {
  /** The answer as JSON, before it is encrypted. */
  default String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Alive a -> root.putObject("data").put("status", "active");
      case Acknowledged a -> root.putObject("data").put("acknowledged", true);
      case Screen(String name, Map<String, ? extends @Nullable Object> data) ->
          root.put("screen", name).set("data", Wire.tree(data));
      case Done(String token, Map<String, ? extends @Nullable Object> answers) -> {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(answers);
        params.put("flow_token", token);
        root.put("screen", "SUCCESS")
            .putObject("data")
            .putObject("extension_message_response")
            .set("params", Wire.tree(params));
      }
    }
    return Wire.writeUnescaped(root);
  }

  /** The server is there: the answer to a ping. */
  record Alive() implements FormAnswer {}

  /** We know of the error. */
  record Acknowledged() implements FormAnswer {}

  /** The next screen, or the same one again with {@code error_message} in its data. */
  record Screen(String name, Map<String, ? extends @Nullable Object> data) implements FormAnswer {}

  /**
   * The form ends and comes back as a message.
   *
   * @param answers what the message carries
   */
  record Done(String token, Map<String, ? extends @Nullable Object> answers)
      implements FormAnswer {}
}
