package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.http.RawHttp;
import dev.parley.runtime.http.RawHttp.Ask;
import dev.parley.runtime.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator's own routes are asked for what they cannot give, and so is its Graph API. */
class BadInputToTheEmulatorTest {
  private static final String CONTROL = "/emulator/control";
  private static final String LEDGER = "/emulator/ledger";
  private static final String API = "/phone/api";
  private static final String NOBODY = API + "/customers/US.1";
  private static final String JSON = "Content-Type: application/json";
  private static final String BYTES = "Content-Type: application/octet-stream";

  private final World world = new World();
  private final String ada = API + "/customers/" + World.userId(World.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  private record Row(String what, Ask ask, int status, String words) {}

  private static Ask json(String line, String body) {
    return Ask.of(line).with(JSON).body(body);
  }

  private static List<Row> wrongMethods() {
    List<Row> rows = new ArrayList<>();
    Map.of(
            CONTROL,
            List.of("GET", "POST"),
            LEDGER,
            List.of("GET", "DELETE"),
            LEDGER + "/summary",
            List.of("GET"),
            API + "/state",
            List.of("GET"),
            API + "/customers",
            List.of("POST"),
            NOBODY + "/messages",
            List.of("GET", "POST"),
            NOBODY + "/read",
            List.of("POST"),
            NOBODY + "/files",
            List.of("POST"),
            API + "/media/1",
            List.of("GET"),
            API + "/events",
            List.of("GET"))
        .forEach((path, taken) -> {
          for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!taken.contains(method)) {
              rows.add(new Row(method, json(method + " " + path, "{}"), 405, "does not take"));
            }
          }
        });
    return rows;
  }

  private List<Row> bodies() {
    List<Row> rows = new ArrayList<>();
    for (String path : List.of(CONTROL, API + "/customers", ada + "/messages", NOBODY + "/read")) {
      String post = "POST " + path;
      rows.add(new Row("form", Ask.of(post).body("a=b"), 415, "application/json"));
      rows.add(new Row("text", Ask.of(post).with("Content-Type: text/plain").body("{}"), 415, ""));
      for (String body : List.of("", "{", "[]", "1", "null", "\"", "[".repeat(5_000), "\u0000")) {
        rows.add(new Row("body " + body, json(post, body), 400, "JSON object"));
      }
      Ask huge = Ask.of(post).with(JSON).with("Content-Length: 99999999");
      rows.add(new Row("huge", huge, 413, "larger than"));
    }
    for (String body : List.of("{}", "{\"command\":1}", "{\"commands\":1}", "{\"command\":\"\"}")) {
      rows.add(new Row("command " + body, json("POST " + CONTROL, body), 422, "help"));
    }
    String dance = "{\"command\":\"dance " + "x".repeat(10_000) + "\"}";
    rows.add(new Row("dance", json("POST " + CONTROL, dance), 422, "is none of"));
    for (String body :
        List.of("{}", "{\"name\":1}", "{\"name\":\"A\"}", "{\"name\":\"A\",\"phone\":\"x\"}")) {
      rows.add(new Row("join " + body, json("POST " + API + "/customers", body), 422, ""));
    }
    String write = "POST " + ada + "/messages";
    for (String body : List.of("{}", "{\"text\":1}", "{\"text\":\" \"}", "{\"tap\":1}")) {
      rows.add(new Row("write " + body, json(write, body), 422, "1 to 4096"));
    }
    String essay = "{\"text\":\"" + "x".repeat(5_000) + "\"}";
    rows.add(new Row("essay", json(write, essay), 422, "1 to 4096"));
    rows.add(new Row("tap", json(write, "{\"tap\":{}}"), 404, "no such button"));
    return rows;
  }

  private List<Row> names() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("chat", Ask.of("GET " + NOBODY + "/messages"), 404, "no such customer"));
    rows.add(new Row("read", json("POST " + NOBODY + "/read", "{}"), 404, "no such customer"));
    String write = "POST " + NOBODY + "/messages";
    rows.add(new Row("write", json(write, "{\"text\":\"hi\"}"), 404, "no such customer"));
    rows.add(new Row("media", Ask.of("GET " + API + "/media/1"), 404, "no such file"));
    rows.add(new Row("page", Ask.of("GET /phone/app/x.js"), 404, "no file"));
    String files = "POST " + ada + "/files";
    rows.add(new Row("file", Ask.of(files).with(JSON).body("{}"), 415, "octet-stream"));
    rows.add(new Row("no file", Ask.of(files).with(BYTES).body(""), 413, "1 to"));
    Ask file = Ask.of("POST " + NOBODY + "/files").with(BYTES).body("x");
    rows.add(new Row("whose", file, 404, "no such customer"));
    for (String query : List.of("after=x", "limit=x", "limit=-1", "after=1e9", "after=%00")) {
      rows.add(new Row(query, Ask.of("GET " + LEDGER + "?" + query), 422, "whole number"));
    }
    rows.add(new Row("deed", Ask.of("GET " + LEDGER + "?deed=x"), 422, "knows no"));
    rows.add(new Row("escape", Ask.of("GET " + LEDGER + "?deed=%"), 400, "%25"));
    return rows;
  }

  @Test
  void whatever_is_asked_wrongly_is_refused_with_a_sentence() {
    List<Row> rows = new ArrayList<>(wrongMethods());
    rows.addAll(bodies());
    rows.addAll(names());
    RawHttp raw = new RawHttp(world.emulator.port());
    List<String> secrets =
        List.of(
            world.secrets.accessToken(), world.secrets.appSecret(), world.secrets.verifyToken());
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      try {
        RawHttp.Answer answer = raw.send(row.ask());
        assertThat(Refusal.of(row.what(), answer, secrets)).contains(row.words());
        assertThat(answer.status()).as(row.what()).isEqualTo(row.status());
      } catch (AssertionError | RuntimeException e) {
        wrong.add(row.ask().line() + ": " + e.getMessage());
      }
    }
    assertThat(wrong).as("of %s", rows.size()).isEmpty();
  }

  @Test
  void graph_answers_what_is_wrong_as_meta_does() {
    RawHttp raw = new RawHttp(world.emulator.port());
    String messages = "POST /emulator/graph/v24.0/" + World.PHONE_ID + "/messages";
    String key = "Authorization: Bearer " + world.secrets.accessToken();
    List<Ask> asks = new ArrayList<>();
    asks.add(Ask.of(messages).body("{}"));
    asks.add(Ask.of(messages).with("Authorization: Bearer wrong").body("{}"));
    for (String body : List.of("", "{", "[]", "null", "{}", "[".repeat(5_000))) {
      asks.add(Ask.of(messages).with(key).with(JSON).body(body));
    }
    String form = "Content-Type: application/x-www-form-urlencoded";
    asks.add(Ask.of(messages).with(key).with(form).body("%zz=%&a"));
    String parts = "Content-Type: multipart/form-data; boundary=x";
    asks.add(Ask.of(messages).with(key).with(parts).body("--x\r\nbroken"));
    asks.add(Ask.of(messages).with(key).with("Content-Type: multipart/form-data").body("x"));
    String media = "POST /emulator/graph/v24.0/" + World.PHONE_ID + "/media";
    asks.add(Ask.of(media).with(key).with(parts).body("--x\r\nbroken"));
    asks.add(Ask.of(media).with(key).with(JSON).body("{}"));
    asks.add(Ask.of("GET /emulator/graph/v24.0/nobody").with(key));
    asks.add(Ask.of("GET /emulator/graph/vX/" + World.PHONE_ID).with(key));
    asks.add(Ask.of("DELETE /emulator/graph/v24.0/1").with(key));
    List<String> wrong = new ArrayList<>();
    for (Ask ask : asks) {
      RawHttp.Answer answer = raw.send(ask);
      boolean json = answer.header("content-type").startsWith("application/json");
      JsonNode error =
          json
              ? JsonMapper.shared().readTree(answer.body()).path("error")
              : JsonMapper.shared().nullNode();
      if (answer.status() / 100 != 4 || error.path("message").asString("").isBlank()) {
        wrong.add(ask.line() + " " + ask.headers() + ": " + answer);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
