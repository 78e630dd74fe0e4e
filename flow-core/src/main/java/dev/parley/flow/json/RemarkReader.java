package dev.parley.flow.json;

import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes the remarks out of a document: its notes, orders, and the keys of other tools. */
final class RemarkReader {
  private static final Set<String> WITHOUT_LINE = Set.of("resume", "start", "bot", "mock");

  private final Map<String, Remark> remarks = new HashMap<>();

  private RemarkReader() {}

  /**
   * @param canonical the form that the document's content is written in: what the document has
   *     beyond that is no content
   */
  static Remarks read(JsonNode document, Map<String, Object> canonical) {
    RemarkReader reader = new RemarkReader();
    reader.object(document, canonical, "", true);
    return new Remarks(reader.remarks);
  }

  /**
   * @param hasLine whether the part has a line of its own in the text, to write above
   */
  private void object(JsonNode in, Map<?, ?> canonical, String pointer, boolean hasLine) {
    note(in.path("notes"), pointer);
    List<KeyLine> lines = hasLine ? lines(in, canonical) : List.of();
    if (pointer.isEmpty()) {
      end(in);
    }
    if (!lines.isEmpty()) {
      Remark remark = remarks.getOrDefault(pointer, Remark.NONE);
      remarks.put(pointer, remark.withBefore(KeyLine.into(remark.before(), lines)));
    }
    for (Map.Entry<String, JsonNode> entry : in.properties()) {
      Object there = canonical.get(entry.getKey());
      if (there != null) {
        String at = pointer + "/" + Pointer.escape(entry.getKey());
        inside(entry.getValue(), there, at, !isPart(entry.getKey(), in));
      }
    }
  }

  /** Whether a key's value has no line of its own. */
  private static boolean isPart(String key, JsonNode in) {
    return WITHOUT_LINE.contains(key) || (key.equals("cases") && isIf(in));
  }

  private static boolean isIf(JsonNode in) {
    return in.path("type").asString("").equals("if");
  }

  private void end(JsonNode in) {
    if (in.has("order")) {
      Remark remark = remarks.getOrDefault("", Remark.NONE);
      remarks.put("", remark.withOrder(Nodes.texts(in, "order")));
    }
  }

  private void inside(JsonNode in, Object canonical, String pointer, boolean hasLine) {
    if (canonical instanceof Map<?, ?> map && in.isObject()) {
      object(in, map, pointer, hasLine);
    } else if (canonical instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        inside(in.path(i), list.get(i), pointer + "/" + i, hasLine);
      }
    }
  }

  private void note(JsonNode in, String pointer) {
    if (!in.isObject()) {
      return;
    }
    Remark remark =
        new Remark(
            Nodes.texts(in, "before"),
            Nodes.optional(in, "after"),
            Nodes.optional(in, "first"),
            Nodes.texts(in, "last"),
            Nodes.texts(in, "order"));
    if (!remark.equals(Remark.NONE)) {
      remarks.put(pointer, remark);
    }
    in.path("on")
        .properties()
        .forEach(on -> note(on.getValue(), pointer + "/" + Pointer.escape(on.getKey())));
  }

  /** The keys of an object that are no content, also those of the objects in it without a line. */
  private static List<KeyLine> lines(JsonNode in, Map<?, ?> canonical) {
    List<KeyLine> lines = new ArrayList<>();
    boolean root = in.has("format");
    if (isIf(in) && canonical.get("cases") instanceof List<?> cases) {
      for (int i = 0; i < cases.size(); i++) {
        if (cases.get(i) instanceof Map<?, ?> map) {
          keys(in.path("cases").path(i), map, "cases/" + i + "/", lines);
        }
      }
    }
    for (String key : WITHOUT_LINE) {
      if (canonical.get(key) instanceof Map<?, ?> map && in.path(key).isObject()) {
        keys(in.path(key), map, key + "/", lines);
      }
    }
    keys(in, canonical, "", lines);
    if (root) {
      lines.removeIf(line -> line.path().isEmpty() && line.key().equals("order"));
    }
    return lines;
  }

  private static void keys(JsonNode in, Map<?, ?> canonical, String path, List<KeyLine> lines) {
    for (Map.Entry<String, JsonNode> entry : in.properties()) {
      String key = entry.getKey();
      if (!canonical.containsKey(key) && !key.equals("notes")) {
        String value = PrettyJson.line(AnyJson.of(entry.getValue()));
        lines.add(new KeyLine(path, key, value));
      }
    }
  }
}
