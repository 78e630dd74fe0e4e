package dev.parley.runtime.contact;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a contact looks like in answers. */
final class ContactJson {
  static final Thing CONTACT =
      Thing.named("Contact")
          .must("id", Text.id("con"), "")
          .may("name", Text.of(1, 2_000), "As the business calls them, else as they do.")
          .may("phone", Text.of(1, 200), "As WhatsApp writes it; absent if they hide it.")
          .may("bsuid", Text.of(1, 200), "Their id for this business, where Meta gave one.")
          .may("language", Text.of(1, 100), "In which they are spoken to.")
          .may("timeZone", Text.of(1, 100), "")
          .must("labels", Text.of(0, 2_000).list(10_000), "")
          .must("groups", Text.of(0, 2_000).list(10_000), "")
          .must(
              "fields",
              new Shape.Dictionary(Pattern.compile(".*", Pattern.DOTALL), Shape.any(), 10_000),
              "What flows and people have written down.")
          .may("lastSeenAt", Text.moment(), "When they last wrote, to the hour.")
          .must("blocked", Shape.flag(), "")
          .must("createdAt", Text.moment(), "");

  private ContactJson() {}

  static Map<String, Object> of(ContactCard card) {
    Contact contact = card.contact();
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(contact.fields());
    rest.remove("name");
    Object language = rest.remove("lang");
    Object zone = rest.remove("timeZone");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", contact.id());
    put(json, "name", contact.shownName());
    put(json, "phone", contact.phone().orElse(""));
    put(json, "bsuid", contact.bsuid().orElse(""));
    put(json, "language", language);
    put(json, "timeZone", zone);
    json.put("labels", words(rest.remove("labels")));
    json.put("groups", words(rest.remove("groups")));
    json.put("fields", rest);
    contact.seen().ifPresent(seen -> json.put("lastSeenAt", seen.toString()));
    json.put("blocked", card.blocked());
    json.put("createdAt", card.created().toString());
    return json;
  }

  /** Flows may have written something else under a name that is ours. */
  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      json.put(name, value.toString());
    }
  }

  private static List<String> words(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
