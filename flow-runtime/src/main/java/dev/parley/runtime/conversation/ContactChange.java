package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an effect writes about the contact: a field and its new value, null to unset it. */
record ContactChange(String field, @Nullable Object value) {
  /**
   * The change of an effect; empty if it changes nothing about the contact.
   *
   * @param known what is known of the contact before
   */
  static Optional<ContactChange> of(Effect effect, Map<String, @Nullable Object> known) {
    return Optional.ofNullable(
        switch (effect) {
          case Effect.SetContact(String id, String field, Object value) ->
              new ContactChange(field, value);
          case Effect.Language(String id, String lang) -> new ContactChange("lang", lang);
          case Effect.Label(String id, String label, boolean on) ->
              member(known, "labels", label, on);
          case Effect.Group(String id, String group, boolean in) ->
              member(known, "groups", group, in);
          case Effect.Send send -> null;
          case Effect.Call call -> null;
          case Effect.Handoff handoff -> null;
          case Effect.Consent consent -> null;
          case Effect.Emit emit -> null;
          case Effect.SetTimer timer -> null;
          case Effect.ClearTimer timer -> null;
          case Effect.StartFlow start -> null;
        });
  }

  private static ContactChange member(
      Map<String, @Nullable Object> known, String list, String name, boolean in) {
    List<@Nullable Object> members = new ArrayList<>();
    if (known.get(list) instanceof List<?> before) {
      members.addAll(before);
    }
    members.remove(name);
    if (in) {
      members.add(name);
    }
    return new ContactChange(list, members);
  }
}
