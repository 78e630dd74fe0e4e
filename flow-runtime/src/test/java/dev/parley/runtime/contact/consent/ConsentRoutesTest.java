package dev.parley.runtime.contact.consent;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Consents over HTTP. */
class ConsentRoutesTest {
  private static final String YES = "{\"purpose\":\"marketing\",\"act\":\"granted\"%s}";
  private static final String NO = "{\"purpose\":\"marketing\",\"act\":\"withdrawn\"%s}";

  private static String add(ApiWorld world, String phone) {
    ApiWorld.Said said = world.post("/contacts", "{\"phone\":\"" + phone + "\"}");
    return said.header("Location").replace("/api/v1", "");
  }

  private static List<String> states(ApiWorld world, String contact) {
    return world
        .get(contact + "/consents")
        .json()
        .get("items")
        .valueStream()
        .map(state ->
            state.get("purpose").asString()
                + " "
                + state.get("act").asString()
                + (state.has("channel") ? " there" : ""))
        .toList();
  }

  private static void record(ApiWorld world, String contact, String body) {
    ApiWorld.Said said = world.post(contact + "/consents", body);
    assertThat(said.status()).as(said.response().body()).isEqualTo(201);
    world.time.advance(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_latest_word_counts_whenever_it_is_written_down(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String asha = add(world, "+919876543210");
      assertThat(states(world, asha)).isEmpty();
      record(world, asha, YES.formatted(",\"words\":\"Yes, send me offers\""));
      record(world, asha, NO.formatted(""));
      record(world, asha, YES.formatted(",\"at\":\"2026-11-01T10:00:00+05:30\""));
      record(world, asha, NO.replace("marketing", "utility").formatted(""));
      assertThat(states(world, asha)).containsExactly("marketing withdrawn", "utility withdrawn");
      JsonNode evidence = world.get(asha + "/consents/evidence?limit=2").json();
      assertThat(evidence.at("/items/0/words").asString()).isEqualTo("Yes, send me offers");
      assertThat(evidence.at("/items/0/by").asString()).startsWith("key_");
      assertThat(evidence.at("/items/0/source").asString()).isEqualTo("api");
      String next = evidence.get("next").asString();
      JsonNode rest = world.get(asha + "/consents/evidence?limit=10&after=" + next).json();
      assertThat(rest.at("/items/0/at").asString()).isEqualTo("2026-11-01T04:30:00Z");
      assertThat(rest.get("items").size()).isEqualTo(2);
      assertThat(world.get("/consents?act=withdrawn").json().get("items").size()).isEqualTo(2);
      assertThat(world.get("/consents?purpose=utility").json().get("items").size()).isEqualTo(1);
      assertThat(world.as(world.theirKey, "GET", "/consents", "").json().get("items").size())
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_consent_is_about_one_number_or_all_of_them(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      Channels channels = new Channels(world.store, world.time, world.on.ids());
      String number =
          channels
              .register(new Channels.Registration(world.ours.value(), "1", "2", Optional.empty()))
              .id();
      String asha = add(world, "+919876543210");
      record(world, asha, YES.formatted(",\"channel\":\"" + number + "\""));
      record(world, asha, NO.formatted(""));
      assertThat(states(world, asha))
          .containsExactly("marketing withdrawn", "marketing granted there");
      ConsentLedger ledger = new ConsentLedger(world.on);
      String id = asha.replace("/contacts/", "");
      ConsentLedger.Asked asked = new ConsentLedger.Asked(id, number, ConsentPurpose.MARKETING);
      assertThat(ledger.state(world.ours, asked))
          .hasValueSatisfying(state -> assertThat(state.act()).isEqualTo(ConsentAct.WITHDRAWN));
      assertThat(
              world
                  .as(
                      world.theirKey,
                      "POST",
                      add(world, "+919876543211") + "/consents",
                      YES.formatted(",\"channel\":\"" + number + "\""))
                  .status())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_block_is_in_the_ledger_once_and_takes_no_consent_away(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String asha = add(world, "+919876543210");
      record(world, asha, YES.formatted(""));
      world.as(world.key, "PUT", asha + "/block", "");
      world.as(world.key, "PUT", asha + "/block", "");
      world.delete(asha + "/block");
      assertThat(
              world
                  .get(asha + "/consents/evidence")
                  .json()
                  .get("items")
                  .valueStream()
                  .map(line -> line.get("act").asString()))
          .containsExactly("granted", "blocked", "unblocked");
      assertThat(states(world, asha)).containsExactly("marketing granted");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void evidence_is_exported_as_it_stands(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String asha = add(world, "+919876543210");
      String words = "=HYPERLINK(1), \\\"yes\\\"\\nplease — हाँ";
      record(world, asha, YES.formatted(",\"words\":\"" + words + "\""));
      record(world, add(world, "+919876543211"), NO.formatted(""));
      ApiWorld.Said csv = world.get("/consents/export");
      assertThat(csv.header("Content-Type")).startsWith("text/csv");
      List<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(csv.response().body()).stream().toList();
      assertThat(rows).hasSize(2);
      assertThat(rows.getFirst().getField("words"))
          .isEqualTo("'=HYPERLINK(1), \"yes\"\nplease — हाँ");
      String one = asha.replace("/contacts/", "");
      String lines = world.get("/consents/export?format=jsonl&contact=" + one).response().body();
      assertThat(lines.lines()).hasSize(1);
      assertThat(JsonMapper.shared().readTree(lines).get("words").asString())
          .isEqualTo("=HYPERLINK(1), \"yes\"\nplease — हाँ");
      assertThat(world.as(world.theirKey, "GET", "/consents/export", "").response().body().lines())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /purpose",
        "{\"purpose\":\"marketing\"} | /act",
        "{\"purpose\":\"ads\",\"act\":\"granted\"} | /purpose",
        "{\"purpose\":\"marketing\",\"act\":\"blocked\"} | /act",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"at\":\"soon\"} | /at",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"at\":\"2027-01-01T00:00:00Z\"} | /at",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"channel\":\"x\"} | /channel",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"channel\":\"chn_0\"} | /channel",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"words\":7} | /words",
        "{\"purpose\":\"marketing\",\"act\":\"granted\",\"by\":\"me\"} | /by"
      })
  void a_wrong_consent_is_refused_by_its_place(String body, String pointer) {
    try (ApiWorld world = new ApiWorld(Database.H2)) {
      String asha = add(world, "+919876543210");
      ApiWorld.Said said = world.post(asha + "/consents", body);
      assertThat(said.status()).isEqualTo(400);
      assertThat(said.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
      assertThat(world.post("/contacts/con_0/consents", YES.formatted("")).status()).isEqualTo(404);
      assertThat(world.get("/contacts/con_0/consents").status()).isEqualTo(404);
      assertThat(world.get("/contacts/con_0/consents/evidence").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void an_account_sets_its_own_words_and_texts(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      ApiWorld.Said usual = world.get("/consents/rules");
      assertThat(usual.json().get("usualWords").booleanValue()).isTrue();
      String change =
          "{\"optOutWords\":[\"Basta!\"],\"optInWords\":[\"deals\"],"
              + "\"optOutTexts\":{\"en\":\"Bye.\",\"hi\":\"\"}}";
      ApiWorld.Said changed =
          world.patch("/consents/rules", change, "If-Match", usual.header("ETag"));
      assertThat(changed.json().at("/optOutTexts/en").asString()).isEqualTo("Bye.");
      assertThat(world.patch("/consents/rules", "{}", "If-Match", usual.header("ETag")).status())
          .isEqualTo(412);
      assertThat(world.patch("/consents/rules", "{\"usualWords\":false}").json().get("optOutWords"))
          .hasSize(1);
      assertThat(
              world
                  .patch("/consents/rules", "{\"optInWords\":[\"BASTA\"]}")
                  .json()
                  .at("/errors/0/pointer")
                  .asString())
          .isEqualTo("/optInWords/0");
      assertThat(
              world
                  .patch("/consents/rules", "{\"optOutWords\":[\"ok\",\"?!\"]}")
                  .json()
                  .at("/errors/0/pointer")
                  .asString())
          .isEqualTo("/optOutWords/1");
      assertThat(world.as(world.theirKey, "GET", "/consents/rules", "").json().get("optOutWords"))
          .isEmpty();
      String readOnly = world.key(world.ours, EnumSet.of(Permission.ACCOUNT_READ));
      assertThat(world.as(readOnly, "PATCH", "/consents/rules", "{}").status()).isEqualTo(403);
    }
  }
}
