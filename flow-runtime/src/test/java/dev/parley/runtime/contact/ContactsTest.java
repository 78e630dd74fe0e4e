package dev.parley.runtime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Contacts over HTTP, and beside the line that writes about them too. */
class ContactsTest {
  private static final String ASHA = "{\"phone\":\"+919876543210\",\"name\":\"Asha\"}";

  private static String add(ApiWorld world, String json) {
    ApiWorld.Said said = world.post("/contacts", json);
    assertThat(said.status()).as(said.response().body()).isEqualTo(201);
    return said.header("Location").replace("/api/v1", "");
  }

  /** Somebody as a message shows them. */
  private static Contact writes(ApiWorld world, String phone, String name) {
    Optional<String> none = Optional.empty();
    Sighting sighting =
        new Sighting(
            world.ours.value(), "", Optional.of(phone), none, none, Optional.of(name), none, none);
    return world.write(tx -> world.contacts.recognise(tx, List.of(sighting)).getFirst());
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void who_is_added_is_known_when_they_write(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String path = add(world, ASHA);
      Contact contact = writes(world, "919876543210", "asha 🌸");
      assertThat(path).isEqualTo("/contacts/" + contact.id());
      assertThat(contact.facts()).containsEntry("name", "Asha");
      assertThat(world.get(path).json().get("name").asString()).isEqualTo("Asha");
      assertThat(world.patch(path, "{\"name\":null}").json().get("name").asString())
          .as("what they call themselves")
          .isEqualTo("asha 🌸");
      assertThat(world.post("/contacts", ASHA).status()).isEqualTo(409);
      assertThat(world.as(world.theirKey, "POST", "/contacts", ASHA).status())
          .as("another account may know the same person")
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void contacts_are_listed_in_pages_and_found_by_number(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      for (int i = 0; i < 5; i++) {
        writes(world, "91987654321" + i, "Asha " + i);
      }
      JsonNode first = world.get("/contacts?limit=3").json();
      assertThat(first.get("items").size()).isEqualTo(3);
      JsonNode rest = world.get("/contacts?limit=3&after=" + first.get("next").asString()).json();
      assertThat(rest.at("/items/1/name").asString()).isEqualTo("Asha 4");
      assertThat(rest.get("next").isNull()).isTrue();
      JsonNode found = world.get("/contacts?phone=%2B919876543212").json();
      assertThat(found.at("/items/0/name").asString()).isEqualTo("Asha 2");
      assertThat(found.get("items").size()).isEqualTo(1);
      assertThat(world.get("/contacts?phone=447700900123").json().get("items").size()).isZero();
      assertThat(world.as(world.theirKey, "GET", "/contacts", "").json().get("items").size())
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_field_has_a_kind_and_its_values_are_held_against_it(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String[] fields = {
        "{\"name\":\"city\",\"type\":\"text\",\"title\":\"City\"}",
        "{\"name\":\"visits\",\"type\":\"number\"}",
        "{\"name\":\"regular\",\"type\":\"flag\"}",
        "{\"name\":\"birthday\",\"type\":\"date\"}",
        "{\"name\":\"lastOrder\",\"type\":\"moment\"}",
        "{\"name\":\"tier\",\"type\":\"choice\",\"options\":[\"gold\",\"silver\"]}"
      };
      for (String field : fields) {
        assertThat(world.post("/fields", field).status()).as(field).isEqualTo(201);
      }
      String path = add(world, ASHA);
      String good =
          """
          {"fields":{"city":"Pune","visits":3,"regular":true,"birthday":"1990-02-28",
           "lastOrder":"2026-11-30T12:00:00+05:30","tier":"gold"}}
          """;
      JsonNode changed = world.patch(path, good).json();
      assertThat(changed.at("/fields/visits").doubleValue()).isEqualTo(3);
      assertThat(changed.at("/fields/tier").asString()).isEqualTo("gold");
      String bad =
          """
          {"fields":{"city":7,"visits":"3","regular":1,"birthday":"1990-02-31",
           "lastOrder":"today","tier":"bronze","shoe":42}}
          """;
      assertThat(
              world
                  .patch(path, bad)
                  .json()
                  .get("errors")
                  .valueStream()
                  .map(error -> error.get("pointer").asString()))
          .containsExactly(
              "/fields/city",
              "/fields/visits",
              "/fields/regular",
              "/fields/birthday",
              "/fields/lastOrder",
              "/fields/tier",
              "/fields/shoe");
      JsonNode after = world.patch(path, "{\"fields\":{\"city\":null}}").json();
      assertThat(after.get("fields").has("city")).isFalse();
      assertThat(after.get("fields").has("tier")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void fields_are_changed_and_removed(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String tier = "{\"name\":\"tier\",\"type\":\"choice\",\"options\":[\"gold\",\"silver\"]}";
      ApiWorld.Said made = world.post("/fields", tier);
      String path = made.header("Location").replace("/api/v1", "");
      assertThat(world.post("/fields", tier).status()).isEqualTo(409);
      String change = "{\"title\":\"Tier\",\"options\":[\"gold\",\"bronze\"]}";
      assertThat(world.patch(path, change, "If-Match", made.header("ETag")).status())
          .isEqualTo(200);
      assertThat(world.patch(path, change, "If-Match", made.header("ETag")).status())
          .isEqualTo(412);
      assertThat(world.get("/fields").json().at("/items/0/title").asString()).isEqualTo("Tier");
      assertThat(world.patch(path, "{\"options\":[]}").status()).isEqualTo(400);
      assertThat(world.post("/fields", "{\"name\":\"lang\",\"type\":\"text\"}").status())
          .isEqualTo(400);
      assertThat(
              world
                  .post("/fields", "{\"name\":\"a\",\"type\":\"text\",\"options\":[\"b\"]}")
                  .status())
          .isEqualTo(400);
      assertThat(world.delete(path).status()).isEqualTo(204);
      assertThat(world.delete(path).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_a_flow_writes_and_what_people_write_at_once_both_stays(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      Contact seen = writes(world, "919876543210", "Asha");
      String path = "/contacts/" + seen.id();
      world.patch(path, "{\"labels\":[\"vip\"],\"language\":\"hi\"}");
      ContactEdit flows = new ContactEdit(world.ours.value(), seen.id(), Map.of("size", "large"));
      world.write(tx -> {
        world.contacts.save(tx, List.of(flows));
        return true;
      });
      Contact again = writes(world, "919876543210", "Asha K");
      assertThat(again.name()).isEqualTo("Asha K");
      JsonNode now = world.get(path).json();
      assertThat(now.at("/labels/0").asString()).isEqualTo("vip");
      assertThat(now.get("language").asString()).isEqualTo("hi");
      assertThat(now.at("/fields/size").asString()).isEqualTo("large");
      assertThat(world.contacts.load(List.of(seen.id())).get(seen.id()).facts())
          .containsEntry("lang", "hi")
          .containsEntry("size", "large")
          .containsEntry("labels", List.of("vip"));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void two_who_change_a_contact_see_each_other(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String path = add(world, ASHA);
      String seen = world.get(path).header("ETag");
      assertThat(world.patch(path, "{\"name\":\"A\"}", "If-Match", seen).status()).isEqualTo(200);
      assertThat(world.patch(path, "{\"name\":\"B\"}", "If-Match", seen).status()).isEqualTo(412);
      assertThat(world.get(path).json().get("name").asString()).isEqualTo("A");
      assertThat(world.as(world.key, "PUT", path + "/block", "").json().get("blocked").asBoolean())
          .isTrue();
      assertThat(world.delete(path + "/block").json().get("blocked").asBoolean()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void colleagues_leave_notes(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String path = add(world, ASHA);
      String note = world.post(path + "/notes", "{\"text\":\"Likes it hot.\"}").header("Location");
      world.post(path + "/notes", "{\"text\":\"No sugar.\"}");
      JsonNode notes = world.get(path + "/notes").json().get("items");
      assertThat(notes.valueStream().map(n -> n.get("text").asString()))
          .containsExactly("Likes it hot.", "No sugar.");
      assertThat(world.delete(note.replace("/api/v1", "")).status()).isEqualTo(204);
      assertThat(world.get(path + "/notes").json().get("items").size()).isEqualTo(1);
      assertThat(world.post("/contacts/con_none/notes", "{\"text\":\"x\"}").status())
          .isEqualTo(404);
      assertThat(world.get("/contacts/con_none/notes").status()).isEqualTo(404);
      assertThat(world.post(path + "/notes", "{\"text\":\"\"}").status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void who_may_only_read_changes_nothing(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String path = add(world, ASHA);
      String reader = world.key(world.ours, List.of(Permission.CONTACTS_READ));
      assertThat(world.as(reader, "GET", path, "").status()).isEqualTo(200);
      assertThat(world.as(reader, "PATCH", path, "{\"name\":\"x\"}").status()).isEqualTo(403);
      assertThat(world.as(reader, "PUT", path + "/block", "").status()).isEqualTo(403);
      assertThat(world.as(reader, "POST", "/contacts", ASHA).status()).isEqualTo(403);
      assertThat(world.as(reader, "POST", "/fields", "{\"name\":\"a\",\"type\":\"text\"}").status())
          .isEqualTo(403);
    }
  }
}
