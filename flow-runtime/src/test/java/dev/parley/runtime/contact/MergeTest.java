package dev.parley.runtime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.contact.consent.Bars;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Two contacts become one, and two again. */
class MergeTest {
  private static final String GRANT = "{\"purpose\":\"marketing\",\"act\":\"granted\"}";
  private static final String OBJECT = "{\"purpose\":\"marketing\",\"act\":\"withdrawn\"}";

  private static String add(ApiWorld world, String json) {
    return world.post("/contacts", json).header("Location").replace("/api/v1", "");
  }

  private static String id(String path) {
    return path.replace("/contacts/", "");
  }

  /** All that can be seen of somebody. */
  private static List<String> seen(ApiWorld world, String path) {
    List<String> seen = new ArrayList<>();
    for (String part : List.of("", "/notes", "/consents", "/consents/evidence")) {
      seen.add(world.get(path + part).response().body());
    }
    return seen;
  }

  private static ApiWorld.Said merge(ApiWorld world, String kept, String gone) {
    return world.post(kept + "/merge", "{\"contact\":\"" + id(gone) + "\"}");
  }

  private static ApiWorld.Said undo(ApiWorld world, ApiWorld.Said merge) {
    String id = merge.json().get("id").asString();
    return world.as(world.key, "POST", "/merges/" + id + "/undo", "");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_merge_that_is_undone_leaves_everything_as_it_was(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      world.post("/fields", "{\"name\":\"city\",\"type\":\"text\"}");
      world.post("/fields", "{\"name\":\"size\",\"type\":\"text\"}");
      String kept =
          add(
              world,
              "{\"phone\":\"+919876500001\",\"name\":\"Asha\",\"labels\":[\"a\"],"
                  + "\"fields\":{\"city\":\"Pune\"}}");
      String gone =
          add(
              world,
              "{\"phone\":\"+919876500002\",\"name\":\"Asha K\",\"labels\":[\"b\"],"
                  + "\"fields\":{\"city\":\"Agra\",\"size\":\"L\"}}");
      world.post(kept + "/consents", GRANT);
      world.time.advance(Duration.ofSeconds(1));
      world.post(gone + "/consents", OBJECT);
      world.post(kept + "/notes", "{\"text\":\"One.\"}");
      world.post(gone + "/notes", "{\"text\":\"Two.\"}");
      List<String> before = seen(world, kept);
      List<String> other = seen(world, gone);
      ApiWorld.Said merge = merge(world, kept, gone);
      assertThat(merge.status()).as(merge.response().body()).isEqualTo(201);
      JsonNode one = world.get(kept).json();
      assertThat(one.get("labels").toString()).isEqualTo("[\"a\",\"b\"]");
      assertThat(one.at("/fields/city").asString()).isEqualTo("Pune");
      assertThat(one.at("/fields/size").asString()).isEqualTo("L");
      assertThat(world.get(gone).json()).as("the old id leads there").isEqualTo(one);
      assertThat(world.get("/contacts").json().get("items")).hasSize(1);
      assertThat(world.get("/contacts?phone=919876500002").json().at("/items/0")).isEqualTo(one);
      assertThat(count(world, "label = b")).isEqualTo(1);
      assertThat(count(world, "city = agra")).isZero();
      assertThat(world.get(kept + "/notes").json().get("items")).hasSize(2);
      assertThat(world.get(kept + "/consents").json().at("/items/0/act").asString())
          .as("the stricter wins")
          .isEqualTo("withdrawn");
      assertThat(bar(world, id(gone))).contains(Bar.WITHDRAWN);
      assertThat(undo(world, merge).status()).isEqualTo(200);
      assertThat(seen(world, kept)).isEqualTo(before);
      assertThat(seen(world, gone)).isEqualTo(other);
      assertThat(count(world, "city = agra and label = b and not label = a")).isEqualTo(1);
      assertThat(bar(world, id(kept))).isEmpty();
      assertThat(undo(world, merge).status()).isEqualTo(409);
    }
  }

  private static int count(ApiWorld world, String query) {
    return world
        .post("/queries/explain", "{\"query\":\"" + query + "\"}")
        .json()
        .get("count")
        .intValue();
  }

  private static Optional<Bar> bar(ApiWorld world, String contact) {
    Bars.Ask ask =
        new Bars.Ask("x", world.ours, contact, "chn_1", Optional.of(ConsentPurpose.MARKETING));
    return Optional.ofNullable(world.write(tx -> Bars.of(tx, List.of(ask))).get("x"));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_happened_since_stays_and_who_opts_out_meanwhile_does_so_for_both(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String kept = add(world, "{\"phone\":\"+919876500001\",\"name\":\"Asha\"}");
      String gone = add(world, "{\"phone\":\"+919876500002\",\"name\":\"Asha K\"}");
      world.post(kept + "/consents", GRANT);
      world.post(gone + "/consents", GRANT);
      ApiWorld.Said merge = merge(world, kept, gone);
      world.time.advance(Duration.ofMinutes(1));
      world.patch(kept, "{\"name\":\"Asha Kumar\",\"labels\":[\"since\"]}");
      world.write(tx -> {
        world.contacts.save(
            tx, List.of(new ContactEdit(world.ours.value(), id(gone), Map.of("size", "M"))));
        return true;
      });
      assertThat(world.contacts.load(List.of(id(gone))).get(id(gone)).facts())
          .as("a flow in the other's conversation")
          .containsEntry("name", "Asha Kumar")
          .containsEntry("size", "M");
      world.post(kept + "/consents", OBJECT);
      assertThat(undo(world, merge).status()).isEqualTo(200);
      assertThat(world.get(kept).json().get("name").asString()).isEqualTo("Asha Kumar");
      assertThat(world.get(gone).json().get("name").asString()).isEqualTo("Asha K");
      assertThat(bar(world, id(kept))).contains(Bar.WITHDRAWN);
      assertThat(bar(world, id(gone))).contains(Bar.WITHDRAWN);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void merges_are_undone_in_their_order_and_only_within_an_account(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String one = add(world, "{\"phone\":\"+919876500001\"}");
      String two = add(world, "{\"phone\":\"+919876500002\"}");
      String three = add(world, "{\"phone\":\"+919876500003\"}");
      ApiWorld.Said first = merge(world, two, three);
      ApiWorld.Said second = merge(world, one, two);
      assertThat(world.get(three).json().get("id").asString()).isEqualTo(id(one));
      assertThat(undo(world, first).status()).isEqualTo(409);
      assertThat(undo(world, second).status()).isEqualTo(200);
      assertThat(undo(world, first).status()).isEqualTo(200);
      assertThat(world.get(three).json().get("id").asString()).isEqualTo(id(three));
      assertThat(merge(world, one, one).status()).isEqualTo(400);
      assertThat(merge(world, one, "/contacts/con_0").status()).isEqualTo(400);
      assertThat(
              world
                  .as(world.theirKey, "POST", one + "/merge", "{\"contact\":\"" + id(two) + "\"}")
                  .status())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void one_number_in_two_ways_is_one_person(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String joao = add(world, "{\"phone\":\"+5511987654321\"}");
      add(world, "{\"phone\":\"+551133334444\"}");
      for (String way : List.of("5511987654321", "551187654321")) {
        assertThat(world.get("/contacts?phone=" + way).json().at("/items/0/id").asString())
            .isEqualTo(id(joao));
      }
      assertThat(world.get("/contacts?phone=5511933334444").json().get("items")).isEmpty();
      Optional<String> none = Optional.empty();
      Sighting sighting =
          new Sighting(
              world.ours.value(), "", Optional.of("551187654321"), none, none, none, none, none);
      Contact seen = world.write(tx -> world.contacts.recognise(tx, List.of(sighting)).getFirst());
      assertThat(seen.id()).isEqualTo(id(joao));
      assertThat(seen.phone()).as("as WhatsApp writes it").contains("551187654321");
    }
  }
}
