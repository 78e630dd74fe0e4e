package dev.parley.runtime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Draw;
import dev.parley.runtime.contact.query.Printer;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Queries find whom they should, on both databases. */
class QueryTest {
  private static final String[] FIELDS = {
    "{\"name\":\"city\",\"type\":\"text\"}",
    "{\"name\":\"visits\",\"type\":\"number\"}",
    "{\"name\":\"regular\",\"type\":\"flag\"}",
    "{\"name\":\"birthday\",\"type\":\"date\"}",
    "{\"name\":\"lastOrder\",\"type\":\"moment\"}",
    "{\"name\":\"tier\",\"type\":\"choice\",\"options\":[\"gold\",\"silver\"]}"
  };

  private static void fields(ApiWorld world) {
    for (String field : FIELDS) {
      assertThat(world.post("/fields", field).status()).isEqualTo(201);
    }
  }

  private static Contact writes(ApiWorld world, String phone, String name) {
    Optional<String> none = Optional.empty();
    Sighting sighting =
        new Sighting(
            world.ours.value(), "", Optional.of(phone), none, none, Optional.of(name), none, none);
    return world.write(tx -> world.contacts.recognise(tx, List.of(sighting)).getFirst());
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** What flows and people may have written about somebody, odd things among it. */
  private static Map<String, @Nullable Object> drawn(Random random) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    List<Object> any = new ArrayList<>(Draw.WORDS);
    any.addAll(List.of(3.0, -1.5, 0.0, -0.0, 1200.5, 7e300, true, false, "", " ", Map.of("a", 1)));
    any.addAll(List.of("2026-11-26", "2026-11-30", "2026-02-31", "2026-11-27T10:30:00Z"));
    any.addAll(List.of("2026-11-28T23:30:00+05:30", "2026-11-29T00:00:00-08:00", "gold", "Silver"));
    for (String name :
        List.of("city", "visits", "regular", "birthday", "lastOrder", "tier", "lang")) {
      if (random.nextInt(3) > 0) {
        fields.put(name, one(random, any));
      }
    }
    for (String name : List.of("labels", "groups")) {
      fields.put(name, List.of(one(random, Draw.WORDS), one(random, Draw.WORDS)));
    }
    if (random.nextInt(4) == 0) {
      fields.put("name", one(random, Draw.WORDS));
      fields.put("zero", "a\0b");
    }
    return fields;
  }

  private static void populate(ApiWorld world, int people) {
    Random random = new Random(4711);
    for (int i = 0; i < people; i++) {
      world.time.advance(Duration.ofMinutes(random.nextInt(120)));
      Contact contact =
          writes(world, "9198765432" + (10 + i % 30), one(random, Draw.WORDS).strip());
      ContactEdit edit = new ContactEdit(world.ours.value(), contact.id(), drawn(random));
      world.write(tx -> {
        world.contacts.save(tx, List.of(edit));
        return true;
      });
      if (random.nextInt(4) == 0) {
        world.as(world.key, "PUT", "/contacts/" + contact.id() + "/block", "");
      }
      world.post("/contacts", "{\"phone\":\"4477009%05d\",\"name\":\"Never wrote\"}".formatted(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_query_finds_who_it_is_true_of(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      fields(world);
      world.patch("/account", "{\"timeZone\":\"Asia/Kolkata\"}");
      world.as(world.theirKey, "POST", "/contacts", "{\"phone\":\"919876543210\"}");
      populate(world, 60);
      ContactSearch search = new ContactSearch(world.on);
      ContactBook book = new ContactBook(world.on, world.contacts);
      List<ContactCard> everybody = book.list(world.ours, "", 1_000);
      Naive naive = new Naive(world.time.now(), ZoneId.of("Asia/Kolkata"));
      Draw draw = new Draw(database == Database.H2 ? 0 : 1, search.attributes(world.ours));
      int found = 0;
      for (int i = 0; i < 400; i++) {
        Condition condition = draw.condition(2);
        List<String> expected =
            everybody.stream()
                .filter(card -> naive.finds(condition, card))
                .map(card -> card.contact().id())
                .toList();
        String query = Printer.print(condition);
        assertThat(search.page(world.ours, condition, "", 1_000))
            .as(query)
            .extracting(card -> card.contact().id())
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(search.count(world.ours, condition)).as(query).isEqualTo(expected.size());
        found += expected.isEmpty() ? 0 : 1;
      }
      assertThat(found).as("queries that find somebody").isGreaterThan(200);
    }
  }

  private static List<String> names(JsonNode list) {
    return list.get("items").valueStream().map(c -> c.get("name").asString()).toList();
  }

  private static String query(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static void shop(ApiWorld world) {
    fields(world);
    String[][] people = {
      {"Asha", "Pune", "gold", "[\"staff\"]"},
      {"Bela", "pune", "silver", "[]"},
      {"Chand", "PUNE", "gold", "[]"},
      {"Dev", "Mumbai", "gold", "[]"},
    };
    for (int i = 0; i < people.length; i++) {
      String json =
          """
          {"phone":"+91987654321%d","name":"%s","fields":{"city":"%s","tier":"%s"},"groups":%s}
          """
              .formatted(i, people[i][0], people[i][1], people[i][2], people[i][3]);
      assertThat(world.post("/contacts", json).status()).isEqualTo(201);
    }
    writes(world, "919876543211", "b");
    writes(world, "919876543212", "c");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void contacts_are_listed_by_a_query_in_pages(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      String asked =
          "city = \"Pune\" and tier in (gold, silver) and last_seen > 30d ago"
              + " and not group = \"staff\"";
      JsonNode page = world.get("/contacts?query=" + query(asked)).json();
      assertThat(names(page)).containsExactly("Bela", "Chand");
      assertThat(page.at("/items/0/lastSeenAt").asString()).isEqualTo("2026-11-30T12:00:00Z");
      String all = "/contacts?limit=2&query=" + query("city = Pune");
      JsonNode first = world.get(all).json();
      assertThat(names(first)).containsExactly("Asha", "Bela");
      JsonNode rest = world.get(all + "&after=" + first.get("next").asString()).json();
      assertThat(names(rest)).containsExactly("Chand");
      assertThat(rest.get("next").isNull()).isTrue();
      String gold = "/contacts?limit=2&query=" + query("tier in (gold, silver)");
      JsonNode one = world.get(gold).json();
      assertThat(names(world.get(gold + "&after=" + one.get("next").asString()).json()))
          .containsExactly("Chand", "Dev");
      assertThat(world.get(all + "&after=con_none").status()).isEqualTo(400);
      ApiWorld.Said wrong = world.get("/contacts?query=" + query("citty = Pune"));
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.json().at("/errors/0/pointer").asString()).isEqualTo("query");
      assertThat(wrong.json().at("/errors/0/message").asString())
          .isEqualTo(
              "There is no field citty. Did you mean city? (line 1, column 1)\n"
                  + "citty = Pune\n^^^^^");
      assertThat(world.get("/contacts?phone=919876543210&query=" + query("blocked")).status())
          .isEqualTo(400);
      JsonNode theirs =
          world.as(world.theirKey, "GET", "/contacts?query=" + query("has phone"), "").json();
      assertThat(theirs.get("items").size()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_query_is_explained(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      JsonNode said =
          world.post("/queries/explain", "{\"query\":\"city='pune' and blocked = false\"}").json();
      assertThat(said.get("query").asString()).isEqualTo("city = pune and blocked = false");
      assertThat(said.get("reading").asString())
          .isEqualTo("Contacts whose city is \"pune\" and of whom block is false.");
      assertThat(said.get("count").asInt()).isEqualTo(3);
      assertThat(said.get("plan").toString()).contains("contact_value");
      assertThat(
              world
                  .post("/queries/explain", "{\"query\":\"city =\"}")
                  .json()
                  .at("/errors/0/pointer")
                  .asString())
          .isEqualTo("/query");
      assertThat(world.get("/queries/attributes").json().get("items").toString())
          .contains("last_seen")
          .contains("\"gold\"");
    }
  }

  private static String group(ApiWorld world, String json) {
    ApiWorld.Said said = world.post("/groups", json);
    assertThat(said.status()).as(said.response().body()).isEqualTo(201);
    return said.header("Location").replace("/api/v1", "");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_group_with_a_query_has_whom_the_query_finds_whenever_asked(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      String best =
          group(world, "{\"name\":\"Best of Pune\",\"query\":\"city = Pune and tier = gold\"}");
      assertThat(world.get(best + "/count").json().get("count").asInt()).isEqualTo(2);
      assertThat(names(world.get(best + "/members").json())).containsExactly("Asha", "Chand");
      String id =
          world.get("/contacts?query=" + query("name = Dev")).json().at("/items/0/id").asString();
      world.patch("/contacts/" + id, "{\"fields\":{\"city\":\"Pune\"}}");
      assertThat(names(world.get(best + "/members").json()))
          .containsExactly("Asha", "Chand", "Dev");
      String others = "/contacts?query=" + query("city = Pune and not group = \"best of pune\"");
      assertThat(names(world.get(others).json())).containsExactly("Bela");
      assertThat(
              world
                  .get("/contacts?query=" + query("group in (staff, \"Best of Pune\")"))
                  .json()
                  .get("items")
                  .size())
          .isEqualTo(3);
      assertThat(world.post(best + "/members", "{\"contacts\":[]}").status()).isEqualTo(409);
      assertThat(world.delete(best + "/members/" + id).status()).isEqualTo(409);
      assertThat(world.patch(best, "{\"query\":\"group = 'best of pune'\"}").status())
          .as("a group that asks for itself")
          .isEqualTo(409);
      assertThat(world.get(best).json().get("query").asString())
          .isEqualTo("city = Pune and tier = gold");
      String out = group(world, "{\"name\":\"Out\",\"query\":\"not group = 'Best of Pune'\"}");
      assertThat(world.get(out + "/count").json().get("count").asInt()).isEqualTo(1);
      assertThat(world.delete(best).status()).as("Out names it").isEqualTo(409);
      assertThat(world.post("/groups", "{\"name\":\"OUT\"}").status()).isEqualTo(409);
      assertThat(world.delete(out).status()).isEqualTo(204);
      assertThat(world.delete(best).status()).isEqualTo(204);
      assertThat(world.get(best).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_group_whose_query_asks_for_a_field_that_is_gone_says_so(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      String best = group(world, "{\"name\":\"Best\",\"query\":\"tier = gold\"}");
      for (JsonNode field : world.get("/fields").json().get("items")) {
        world.delete("/fields/" + field.get("id").asString());
      }
      ApiWorld.Said said = world.get(best + "/count");
      assertThat(said.status()).isEqualTo(409);
      assertThat(said.detail()).contains("group Best").contains("no field tier");
      assertThat(world.patch(best, "{\"query\":\"has phone\"}").status()).isEqualTo(200);
      assertThat(world.get(best + "/count").json().get("count").asInt()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_group_with_named_members_has_those(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      String vip = group(world, "{\"name\":\"VIP\",\"title\":\"Very important\"}");
      Map<String, String> ids = new TreeMap<>();
      world
          .get("/contacts")
          .json()
          .get("items")
          .forEach(c -> ids.put(c.get("name").asString(), c.get("id").asString()));
      String two = "{\"contacts\":[\"%s\",\"%s\"]}".formatted(ids.get("Asha"), ids.get("Dev"));
      assertThat(world.post(vip + "/members", two).status()).isEqualTo(204);
      assertThat(world.post(vip + "/members", two).status()).isEqualTo(204);
      assertThat(names(world.get(vip + "/members").json())).containsExactly("Asha", "Dev");
      assertThat(world.get("/contacts/" + ids.get("Asha")).json().get("groups").toString())
          .isEqualTo("[\"staff\",\"VIP\"]");
      ApiWorld.Said unknown =
          world.post(
              vip + "/members",
              two.replace(ids.get("Dev"), "con_none").replace("]", ",\"con_x\"]"));
      assertThat(unknown.json().at("/errors/1/pointer").asString()).isEqualTo("/contacts/2");
      assertThat(world.delete(vip + "/members/" + ids.get("Asha")).status()).isEqualTo(204);
      assertThat(world.delete(vip + "/members/con_none").status()).isEqualTo(404);
      assertThat(world.get(vip + "/count").json().get("count").asInt()).isEqualTo(1);
      assertThat(world.patch(vip, "{\"query\":\"blocked\"}").status()).isEqualTo(400);
      assertThat(world.patch(vip, "{\"title\":\"Best\"}").json().get("title").asString())
          .isEqualTo("Best");
      assertThat(world.get("/groups").json().at("/items/0/name").asString()).isEqualTo("VIP");
      String reader = world.key(world.ours, List.of(Permission.CONTACTS_READ));
      assertThat(world.as(reader, "POST", vip + "/members", two).status()).isEqualTo(403);
      assertThat(world.as(reader, "POST", "/groups", "{\"name\":\"x\"}").status()).isEqualTo(403);
      assertThat(world.as(world.theirKey, "GET", vip + "/members", "").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void contacts_of_a_version_that_could_not_search_are_found(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      shop(world);
      world.write(tx -> {
        tx.handle().execute("delete from contact_value");
        tx.handle().execute("insert into contact_unread select number from contact");
        return true;
      });
      String gold = "/contacts?query=" + query("tier = gold");
      assertThat(world.get(gold).json().get("items").size()).isZero();
      new Contacts(world.store, world.time, world.on.ids()).readOld();
      assertThat(world.get(gold).json().get("items").size()).isEqualTo(3);
    }
  }
}
