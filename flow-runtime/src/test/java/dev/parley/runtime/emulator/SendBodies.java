package dev.parley.runtime.emulator;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of bodies for {@code /messages}, of any length. */
final class SendBodies {
  private SendBodies() {}

  static String x(int length) {
    return "x".repeat(length);
  }

  static String text(String body) {
    return "\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}";
  }

  static String interactive(String type, String body, String action, String more) {
    return "\"type\":\"interactive\",\"interactive\":{\"type\":\"%s\",\"body\":%s,\"action\":%s%s}"
        .formatted(type, body, action, more);
  }

  static String framed(String part) {
    return interactive(
        "button", "{\"text\":\"b\"}", "{\"buttons\":[" + button("a", "A") + "]}", "," + part);
  }

  static String buttons(String body, List<String> buttons) {
    return interactive(
        "button",
        "{\"text\":\"" + body + "\"}",
        "{\"buttons\":[" + String.join(",", buttons) + "]}",
        "");
  }

  static String button(String id, String title) {
    return "{\"type\":\"reply\",\"reply\":{\"id\":\"%s\",\"title\":\"%s\"}}".formatted(id, title);
  }

  static String list(String type, String button, String... sections) {
    return interactive(
        type,
        "{\"text\":\"b\"}",
        "{\"button\":\"%s\",\"sections\":[%s]}".formatted(button, String.join(",", sections)),
        "");
  }

  static String bodiedList(String body, String section) {
    String action = "{\"button\":\"Choose\",\"sections\":[" + section + "]}";
    return interactive("list", "{\"text\":\"" + body + "\"}", action, "");
  }

  static String section(String title, String... rows) {
    String titled = title.isEmpty() ? "" : "\"title\":\"" + title + "\",";
    return "{" + titled + "\"rows\":[" + String.join(",", rows) + "]}";
  }

  static String row(String id, String title, String description) {
    String described = description.isEmpty() ? "" : ",\"description\":\"" + description + "\"";
    return "{\"id\":\"%s\",\"title\":\"%s\"%s}".formatted(id, title, described);
  }

  static String[] rows(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> row(prefix + i, "R" + i, ""))
        .toArray(String[]::new);
  }

  static String url(String label, String address) {
    return interactive(
        "cta_url",
        "{\"text\":\"b\"}",
        "{\"name\":\"cta_url\",\"parameters\":{\"display_text\":\"%s\",\"url\":\"%s\"}}"
            .formatted(label, address),
        "");
  }

  static String contacts(int count) {
    String one = "{\"name\":{\"formatted_name\":\"A\"}}";
    return "\"type\":\"contacts\",\"contacts\":["
        + String.join(",", Collections.nCopies(count, one))
        + "]";
  }
}
