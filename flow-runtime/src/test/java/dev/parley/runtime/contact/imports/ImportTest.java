package dev.parley.runtime.contact.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Lists of contacts come in over HTTP. */
class ImportTest {
  private static final Map<Database, ApiWorld> WORLDS = new EnumMap<>(Database.class);

  @BeforeAll
  static void open() {
    for (Database database : Database.values()) {
      ApiWorld world = new ApiWorld(database);
      world.patch("/account", "{\"country\":\"IN\",\"timeZone\":\"Asia/Kolkata\"}");
      world.post("/fields", "{\"name\":\"city\",\"type\":\"text\",\"title\":\"Town\"}");
      world.post("/fields", "{\"name\":\"visits\",\"type\":\"number\"}");
      world.post("/fields", "{\"name\":\"birthday\",\"type\":\"date\"}");
      world.post(
          "/fields", "{\"name\":\"tier\",\"type\":\"choice\",\"options\":[\"gold\",\"silver\"]}");
      WORLDS.put(database, world);
    }
  }

  @AfterAll
  static void close() {
    WORLDS.values().forEach(ApiWorld::close);
  }

  private static ApiWorld world(Database database) {
    return WORLDS.get(database);
  }

  private static JsonNode bring(ApiWorld world, String csv) {
    return bring(world, csv.getBytes(UTF_8));
  }

  private static JsonNode bring(ApiWorld world, byte[] file) {
    ApiWorld.Said said = world.bring("/imports?filename=list.csv", file);
    assertThat(said.status()).as(said.response().body()).isEqualTo(201);
    return said.json();
  }

  private static String path(JsonNode brought) {
    return "/imports/" + brought.get("id").asString();
  }

  private static JsonNode change(ApiWorld world, JsonNode brought, String plan) {
    ApiWorld.Said said = world.patch(path(brought), plan);
    assertThat(said.status()).as(said.response().body()).isEqualTo(200);
    return said.json();
  }

  private static JsonNode run(ApiWorld world, JsonNode brought, String verb) {
    ApiWorld.Said said = world.as(world.key, "POST", path(brought) + "/" + verb, "");
    assertThat(said.status()).as(said.response().body()).isEqualTo(200);
    return ended(world, brought);
  }

  private static JsonNode ended(ApiWorld world, JsonNode brought) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode now = world.get(path(brought)).json();
      if (!List.of("running", "checking").contains(now.get("state").asString())) {
        return now;
      }
      assertThat(System.nanoTime()).as(now.toString()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static JsonNode contact(ApiWorld world, String phone) {
    return world.get("/contacts?phone=" + phone).json().at("/items/0");
  }

  private static List<NamedCsvRecord> errors(ApiWorld world, JsonNode brought) {
    return CsvReader.builder()
        .ofNamedCsvRecord(world.get(path(brought) + "/errors").response().body())
        .stream()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_list_is_understood_by_its_names_and_taken(Database database) {
    ApiWorld world = world(database);
    JsonNode brought =
        bring(
            world,
            """
            Mobile;First name;Last name;Town;Visits;Birthday;Tier;Tags;Language;Shoe
            98765 00001;Asha;Kumar;Pune;3;1990-02-28;Gold;vip, tea;pt-br;42
            +44 7911 123456;Bob;;London;;;;;;
            """);
    assertThat(brought.get("delimiter").asString()).isEqualTo(";");
    assertThat(brought.at("/plan/columns").size()).isEqualTo(9);
    assertThat(brought.at("/plan/columns/Town").asString()).isEqualTo("fields.city");
    JsonNode row = world.get(path(brought) + "/preview").json().at("/items/0");
    assertThat(row.get("line").intValue()).isEqualTo(2);
    assertThat(row.get("phone").asString()).isEqualTo("919876500001");
    JsonNode checked = run(world, brought, "check");
    assertThat(checked.get("state").asString()).isEqualTo("checked");
    assertThat(checked.at("/counts/created").intValue()).isEqualTo(2);
    assertThat(contact(world, "919876500001").isMissingNode()).isTrue();
    JsonNode done = run(world, brought, "start");
    assertThat(done.get("state").asString()).isEqualTo("done");
    assertThat(done.at("/counts/created").intValue()).isEqualTo(2);
    JsonNode asha = contact(world, "919876500001");
    assertThat(asha.get("name").asString()).isEqualTo("Asha Kumar");
    assertThat(asha.get("language").asString()).isEqualTo("pt_BR");
    assertThat(asha.get("labels").toString()).isEqualTo("[\"vip\",\"tea\"]");
    assertThat(asha.at("/fields/visits").doubleValue()).isEqualTo(3);
    assertThat(asha.at("/fields/tier").asString()).isEqualTo("gold");
    assertThat(contact(world, "447911123456").get("name").asString()).isEqualTo("Bob");
    assertThat(
            world
                .post("/queries/explain", "{\"query\":\"city = pune and label = vip\"}")
                .json()
                .get("count")
                .intValue())
        .as("the search knows them")
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_is_wrong_is_told_by_line_column_and_value(Database database) {
    ApiWorld world = world(database);
    JsonNode brought =
        bring(
            world,
            """
            phone,visits,tier,birthday
            12,1,gold,
            +919876500011,many,bronze,31.12.1990

            "+919876500012","1,250",silver,1990-01-01
            9.19877E+11,,,
            ,7,,
            """);
    JsonNode done = run(world, brought, "start");
    assertThat(done.at("/counts/created").intValue()).isEqualTo(1);
    assertThat(done.at("/counts/bad").intValue()).isEqualTo(4);
    assertThat(
            errors(world, brought).stream()
                .map(e ->
                    e.getField("line") + " " + e.getField("column") + " " + e.getField("value")))
        .containsExactly(
            "2 phone 12",
            "3 visits many",
            "3 tier bronze",
            "3 birthday 31.12.1990",
            "6 phone 9.19877E+11",
            "7 phone ");
    assertThat(errors(world, brought).get(2).getField("message"))
        .isEqualTo("is none of gold, silver");
    assertThat(contact(world, "919876500012").at("/fields/visits").doubleValue()).isEqualTo(1250);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void ten_thousand_rows_are_interrupted_and_gone_on_with_and_nobody_is_there_twice(
      Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      interrupted(world);
    }
  }

  private static void interrupted(ApiWorld world) {
    StringBuilder csv = new StringBuilder("phone,name,language\n");
    for (int i = 0; i < 10_000; i++) {
      String phone = i % 100 == 57 ? "nobody" : "+91" + (9_100_000_000L + i);
      csv.append(phone).append(",\"Row, ").append(i).append("\",hi\n");
    }
    JsonNode brought = bring(world, csv.toString());
    assertThat(brought.get("rows").intValue()).isEqualTo(10_000);
    change(world, brought, "{\"labels\":[\"many\"]}");
    world.as(world.key, "POST", path(brought) + "/start", "");
    while (world.get(path(brought)).json().get("done").intValue() == 0) {
      Thread.onSpinWait();
    }
    world.imports.stop();
    JsonNode halfway = world.get(path(brought)).json();
    assertThat(halfway.get("state").asString()).isEqualTo("running");
    assertThat(halfway.get("done").intValue()).isBetween(1, 9_999);
    Imports next = world.imports();
    world.time.advance(Duration.ofMinutes(2));
    next.start();
    JsonNode done = ended(world, brought);
    next.stop();
    assertThat(done.get("done").intValue()).isEqualTo(10_000);
    assertThat(done.at("/counts/created").intValue()).isEqualTo(9_900);
    assertThat(done.at("/counts/bad").intValue()).isEqualTo(100);
    assertThat(
            world
                .post("/queries/explain", "{\"query\":\"label = many\"}")
                .json()
                .get("count")
                .intValue())
        .isEqualTo(9_900);
    List<NamedCsvRecord> errors = errors(world, brought);
    assertThat(errors).hasSize(100);
    assertThat(errors.getLast().getField("line")).isEqualTo("9959");
  }
}
