package dev.parley.runtime.contact.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_consent_comes_with_how_it_came_about_and_brings_back_nobody_who_has_opted_out(
      Database database) {
    ApiWorld world = world(database);
    String gone =
        world
            .post("/contacts", "{\"phone\":\"+919876500021\"}")
            .header("Location")
            .replace("/api/v1", "");
    world.post(
        gone + "/consents",
        "{\"purpose\":\"marketing\",\"act\":\"withdrawn\",\"at\":\"2026-01-01T00:00:00Z\"}");
    JsonNode brought =
        bring(
            world,
            """
            phone,opt-in,consent date,consent words
            +919876500021,yes,2026-11-01,Yes please
            +919876500022,yes,2026-11-01 10:00,Yes please
            +919876500023,no,,
            +919876500024,yes,2027-01-01,
            """);
    ApiWorld.Said said = world.as(world.key, "POST", path(brought) + "/start", "");
    assertThat(said.status()).isEqualTo(409);
    assertThat(said.detail()).contains("consent.how");
    change(world, brought, "{\"consent\":{\"how\":\"The form at the till\"}}");
    JsonNode done = run(world, brought, "start");
    assertThat(done.at("/counts/consents").intValue()).isEqualTo(2);
    assertThat(done.at("/counts/bad").intValue()).isEqualTo(1);
    assertThat(world.get(gone + "/consents").json().at("/items/0/act").asString())
        .isEqualTo("withdrawn");
    String given = "/contacts/" + contact(world, "919876500022").get("id").asString();
    JsonNode line = world.get(given + "/consents/evidence").json().at("/items/0");
    assertThat(line.get("source").asString()).isEqualTo("import");
    assertThat(line.get("detail").asString()).isEqualTo("The form at the till");
    assertThat(line.get("words").asString()).isEqualTo("Yes please");
    assertThat(line.get("at").asString()).isEqualTo("2026-11-01T04:30:00Z");
    assertThat(world.get(given + "/consents").json().at("/items/0/act").asString())
        .isEqualTo("granted");
    JsonNode again =
        bring(world, "phone,opt-in\n+919876500022,yes\n+919876500023,yes\n+919876500023,no\n");
    change(world, again, "{\"consent\":{\"how\":\"Again\"}}");
    assertThat(run(world, again, "start").at("/counts/consents").intValue()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_policy_says_whom_a_list_may_add_and_change(Database database) {
    ApiWorld world = world(database);
    run(world, bring(world, "phone,name\n+919876500031,Asha\n"), "start");
    String list = "phone,name,labels\n+919876500031,Asha K,new\n+919876500032,Ravi,new\n";
    JsonNode create = bring(world, list);
    change(world, create, "{\"policy\":\"create\"}");
    JsonNode checked = run(world, create, "check");
    assertThat(checked.at("/counts/created").intValue()).isEqualTo(1);
    assertThat(checked.at("/counts/skipped").intValue()).isEqualTo(1);
    assertThat(run(world, create, "start").at("/counts/skipped").intValue()).isEqualTo(1);
    assertThat(contact(world, "919876500031").get("name").asString()).isEqualTo("Asha");
    JsonNode update = bring(world, list + "+919876500033,Nobody,\n");
    change(world, update, "{\"policy\":\"update\"}");
    JsonNode updated = run(world, update, "start");
    assertThat(updated.at("/counts/updated").intValue()).isEqualTo(1);
    assertThat(updated.at("/counts/unchanged").intValue()).isEqualTo(1);
    assertThat(updated.at("/counts/skipped").intValue()).isEqualTo(1);
    assertThat(contact(world, "919876500031").get("labels").toString()).isEqualTo("[\"new\"]");
    assertThat(world.as(world.key, "POST", path(update) + "/start", "").status()).isEqualTo(409);
    assertThat(world.patch(path(update), "{}").status()).isEqualTo(409);
    assertThat(world.delete(path(update)).status()).isEqualTo(204);
    assertThat(world.get(path(update)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void a_file_is_read_whatever_it_is_written_in(String encoding) {
    ApiWorld world = world(Database.H2);
    String text = "Telefone\tNome\n+5511987650001\tJoão Conceição\n";
    for (String mark : List.of("", encoding.startsWith("U") ? "\ufeff" : "")) {
      JsonNode brought = bring(world, (mark + text).getBytes(Charset.forName(encoding)));
      assertThat(brought.get("encoding").asString()).isEqualTo(encoding);
      assertThat(brought.get("delimiter").asString()).isEqualTo("\t");
      assertThat(
              world.get(path(brought) + "/preview").json().at("/items/0/contact/name").asString())
          .isEqualTo("João Conceição");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_profile_says_what_columns_mean_that_come_again(Database database) {
    ApiWorld world = world(database);
    String plan =
        "{\"name\":\"Till\",\"plan\":{\"columns\":{\"A\":\"phone\",\"B\":\"fields.visits\"},"
            + "\"decimals\":\"comma\",\"groups\":[\"till\"]}}";
    ApiWorld.Said made = world.post("/import-profiles", plan);
    assertThat(made.status()).isEqualTo(201);
    assertThat(world.post("/import-profiles", plan).status()).isEqualTo(409);
    String id = made.json().get("id").asString();
    ApiWorld.Said brought =
        world.bring(
            "/imports?profile=" + id, "a;b;name\n+919876500041;1.250,5;X\n".getBytes(UTF_8));
    JsonNode done = run(world, brought.json(), "start");
    assertThat(done.at("/counts/created").intValue()).isEqualTo(1);
    JsonNode contact = contact(world, "919876500041");
    assertThat(contact.at("/fields/visits").doubleValue()).isEqualTo(1250.5);
    assertThat(contact.has("name")).isFalse();
    assertThat(contact.get("groups").toString()).isEqualTo("[\"till\"]");
    ApiWorld.Said wrong =
        world.patch("/import-profiles/" + id, "{\"plan\":{\"columns\":{\"A\":\"fields.none\"}}}");
    assertThat(wrong.json().at("/errors/0/pointer").asString()).isEqualTo("/columns/A");
    assertThat(world.delete("/import-profiles/" + id).status()).isEqualTo(204);
  }

  @Test
  void a_workbook_is_a_list_too() throws IOException {
    ApiWorld world = world(Database.H2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("people");
      sheet.value(0, 0, "Phone");
      sheet.value(0, 1, "Name");
      sheet.value(0, 2, "Birthday");
      sheet.value(0, 3, "Visits");
      sheet.value(1, 0, 919876500051L);
      sheet.value(1, 1, "Asha");
      sheet.value(1, 2, LocalDate.of(1990, 2, 28));
      sheet.style(1, 2).format("dd/mm/yyyy").set();
      sheet.value(1, 3, 2.5);
      sheet.value(3, 0, "12");
    }
    JsonNode brought = bring(world, bytes.toByteArray());
    assertThat(brought.get("format").asString()).isEqualTo("xlsx");
    assertThat(brought.get("rows").intValue()).isEqualTo(2);
    JsonNode done = run(world, brought, "start");
    assertThat(done.at("/counts/created").intValue()).isEqualTo(1);
    JsonNode asha = contact(world, "919876500051");
    assertThat(asha.at("/fields/birthday").asString()).isEqualTo("1990-02-28");
    assertThat(asha.at("/fields/visits").doubleValue()).isEqualTo(2.5);
    assertThat(errors(world, brought).getFirst().getField("line")).isEqualTo("4");
    byte[] broken = "PK no workbook".getBytes(UTF_8);
    assertThat(world.bring("/imports", broken).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_goes_out_comes_in_again_and_no_program_runs_it(Database database) {
    ApiWorld world = world(database);
    JsonNode brought =
        bring(
            world, "phone,name,city,labels,visits\n+919876500061,=1+1,Pune,out;\"two words\",3\n");
    run(world, brought, "start");
    String query = "/contacts/export?query=label%20%3D%20out";
    String csv = world.get(query).response().body();
    NamedCsvRecord row = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList().getFirst();
    assertThat(row.getField("name")).isEqualTo("'=1+1");
    assertThat(row.getField("fields.visits")).isEqualTo("3");
    JsonNode again = run(world, bring(world, csv), "start");
    assertThat(again.at("/counts/unchanged").intValue()).isEqualTo(1);
    String lines = world.get(query + "&format=jsonl").response().body();
    assertThat(JsonMapper.shared().readTree(lines).get("name").asString()).isEqualTo("=1+1");
    assertThat(world.get("/contacts/export").response().body().lines().count()).isGreaterThan(1);
    assertThat(world.get("/contacts/export?query=none%20%3D%201").status()).isEqualTo(400);
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
