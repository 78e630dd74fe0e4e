package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.http.RawHttp;
import dev.parley.runtime.http.RawHttp.Ask;
import dev.parley.runtime.http.Refusal;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.whatsapp.FormRequest;
import dev.parley.runtime.whatsapp.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of the server is asked for what it cannot give, on both databases. */
class BadInputTest {
  private static final String NUMBER = "106540352242922";
  private static final String MEDIA = "/api/v1/media";
  private static final String EVENTS = "/api/v1/events";
  private static final String REPLAY = "/api/v1/conversations/cnv_0/replay";
  private static final String FORMS = "/forms/" + NUMBER;
  private static final String HOOK = "/webhooks/whatsapp";
  private static final String KEY = "Authorization: Bearer " + RunningServer.API_KEY;
  private static final String HUGE = "x".repeat(60_000);
  private static final List<String> SECRETS =
      List.of(
          RunningServer.API_KEY,
          RunningServer.SECRET,
          RunningServer.VERIFY_TOKEN,
          RunningServer.ACCESS_TOKEN);
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      step start {
        end
      }
      """;

  @TempDir Path folder;

  private record Row(String what, Ask ask, int status, String words) {}

  private static Row row(String what, Ask ask, int status, String words) {
    return new Row(what, ask, status, words);
  }

  private static Ask api(String line) {
    return Ask.of(line).with(KEY);
  }

  private static Ask signed(String line, byte[] body) {
    return Ask.of(line).body(body).with(Signature.HEADER + ": " + sign(body));
  }

  private static String sign(byte[] body) {
    return Signature.sign(body, RunningServer.SECRET);
  }

  /** Which methods each route takes. */
  private static Map<String, Set<String>> routes() {
    return Map.of(
        HOOK,
        Set.of("GET", "POST"),
        EVENTS,
        Set.of("GET"),
        MEDIA,
        Set.of("GET", "POST"),
        MEDIA + "/med_0",
        Set.of("GET"),
        MEDIA + "/med_0/content",
        Set.of("GET"),
        REPLAY,
        Set.of("GET", "POST"),
        FORMS,
        Set.of("POST"),
        "/health/live",
        Set.of("GET"),
        "/health/ready",
        Set.of("GET"));
  }

  private static List<Row> wrongMethods() {
    List<Row> rows = new ArrayList<>();
    routes()
        .forEach((path, taken) -> {
          for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!taken.contains(method)) {
              Ask ask = api(method + " " + path).body("{}");
              rows.add(
                  row(method + " " + path, ask, 405, "use " + String.join(", ", sorted(taken))));
            }
          }
        });
    return rows;
  }

  private static Set<String> sorted(Set<String> methods) {
    return new TreeSet<>(methods);
  }

  private static List<Row> withoutTheKey() {
    List<Row> rows = new ArrayList<>();
    for (String line :
        List.of(
            "GET " + EVENTS,
            "GET " + MEDIA,
            "POST " + MEDIA,
            "GET " + MEDIA + "/med_0",
            "GET " + MEDIA + "/med_0/content",
            "GET " + REPLAY,
            "POST " + REPLAY)) {
      rows.add(row(line + " without a key", Ask.of(line), 401, "Bearer KEY"));
      rows.add(row(line + " as another", Ask.of(line).with("Authorization: Basic eDp5"), 401, ""));
      rows.add(
          row(line + " wrong", Ask.of(line).with("Authorization: Bearer wrong"), 401, "not known"));
      rows.add(
          row(line + " huge", Ask.of(line).with("Authorization: Bearer " + HUGE), 431, "headers"));
    }
    return rows;
  }

  private static List<Row> lists() {
    List<Row> rows = new ArrayList<>();
    for (String path : List.of(EVENTS, MEDIA)) {
      for (String limit : List.of("0", "201", "-1", "1.5", "x", "99999999999", "%00", "")) {
        rows.add(row("limit " + limit, api("GET " + path + "?limit=" + limit), 400, "1 to 200"));
      }
      for (String after :
          List.of("x", "%00", "evt_", "med_%00", "%F0%9F%98%80", "x".repeat(2_000))) {
        rows.add(row("after " + after, api("GET " + path + "?after=" + after), 400, "after "));
      }
      rows.add(row("bad escape", api("GET " + path + "?limit=%zz"), 400, "%25"));
      rows.add(row("half escape", api("GET " + path + "?after=%"), 400, "%25"));
      rows.add(row("long", api("GET " + path + "?after=" + HUGE), 414, "too long"));
    }
    for (String conversation : List.of("%00", "cnv_%00", "x".repeat(2_000))) {
      rows.add(
          row(
              "conversation " + conversation,
              api("GET " + MEDIA + "?conversation=" + conversation),
              400,
              "conversation "));
    }
    return rows;
  }

  private static List<Row> files() {
    List<Row> rows = new ArrayList<>();
    for (String id : List.of("x", "med_0", "%F0%9F%98%80", "med_" + "0".repeat(999))) {
      rows.add(row("file " + id, api("GET " + MEDIA + "/" + id), 404, "no such file"));
      rows.add(row("content " + id, api("GET " + MEDIA + "/" + id + "/content"), 404, "no such"));
    }
    String content = "GET " + MEDIA + "/med_0/content";
    for (String query :
        List.of(
            "expires=9999999999&signature=00",
            "expires=x&signature=00",
            "expires=99999999999999999999&signature=00")) {
      rows.add(row(query, Ask.of(content + "?" + query), 403, "ask for the file again"));
    }
    Ask post = api("POST " + MEDIA);
    rows.add(row("no type", post.body("x"), 400, "Content-Type"));
    for (String type : List.of("text/html", "x", "image", "application/x-sh", "y".repeat(3_000))) {
      rows.add(row(type, post.with("Content-Type: " + type).body("x"), 400, "takes no such type"));
    }
    Ask image = post.with("Content-Type: image/png");
    rows.add(row("empty file", image.body(""), 400, "empty"));
    rows.add(row("huge file", image.with("Content-Length: 999999999"), 413, "larger than"));
    return rows;
  }

  private static List<Row> replays() {
    List<Row> rows = new ArrayList<>();
    for (String id : List.of("x", "cnv_0", "%F0%9F%98%80", "cnv_" + "0".repeat(999))) {
      String path = " /api/v1/conversations/" + id + "/replay";
      rows.add(row("replay " + id, api("GET" + path), 404, "no conversation"));
      rows.add(row("through " + id, api("POST" + path).body("{}"), 404, "no conversation"));
    }
    rows.add(
        row(
            "a bot as a form",
            api("POST " + REPLAY).with("Content-Type: text/plain").body("{}"),
            415,
            "application/json"));
    return rows;
  }

  private static List<Row> webhooks() {
    List<Row> rows = new ArrayList<>();
    byte[] none = new byte[0];
    Ask post = Ask.of("POST " + HOOK).body("{}");
    rows.add(row("unsigned", post, 401, Signature.HEADER));
    for (String signature :
        List.of("", "x", "sha256=", "sha256=zz", "sha1=00", "sha256=" + "0".repeat(64))) {
      rows.add(row("signed " + signature, post.with(Signature.HEADER + ": " + signature), 401, ""));
    }
    rows.add(row("empty", signed("POST " + HOOK, none), 400, ""));
    for (String json : List.of("{", "x", "{\"a\":}", "\"\\ud800", "[".repeat(5_000), "\u0000")) {
      rows.add(row("json " + json, signed("POST " + HOOK, json.getBytes(UTF_8)), 400, ""));
    }
    byte[] binary = {(byte) 0xff, (byte) 0xfe, 0, 1, 2};
    rows.add(row("binary", signed("POST " + HOOK, binary), 400, ""));
    rows.add(row("huge", Ask.of("POST " + HOOK).with("Content-Length: 3145729"), 413, "3145728"));
    String question = "GET " + HOOK + "?hub.mode=subscribe&hub.challenge=1";
    rows.add(row("no question", Ask.of("GET " + HOOK), 400, "hub.mode"));
    rows.add(row("half a question", Ask.of(question), 400, "hub.verify_token"));
    rows.add(row("wrong token", Ask.of(question + "&hub.verify_token=x"), 403, "another"));
    rows.add(row("bad escape", Ask.of(question + "&hub.verify_token=%"), 400, "%25"));
    return rows;
  }

  private static List<Row> forms() {
    List<Row> rows = new ArrayList<>();
    byte[] empty = "{}".getBytes(UTF_8);
    for (String number : List.of("x", "999", "%F0%9F%98%80", "0".repeat(999))) {
      rows.add(row("form " + number, signed("POST /forms/" + number, empty), 404, "not set up"));
    }
    rows.add(row("unsigned", Ask.of("POST " + FORMS).body(empty), FormRequest.BAD_SIGNATURE, ""));
    for (String body :
        List.of(
            "",
            "{",
            "{}",
            "[]",
            "x",
            "{\"encrypted_flow_data\":1,\"encrypted_aes_key\":[],\"initial_vector\":{}}",
            "{\"encrypted_flow_data\":\"*\",\"encrypted_aes_key\":\"*\",\"initial_vector\":\"*\"}",
            "{\"encrypted_flow_data\":\"AA==\",\"encrypted_aes_key\":\"AA==\",\"initial_vector\":\"\"}")) {
      Ask ask = signed("POST " + FORMS, body.getBytes(UTF_8));
      rows.add(row("form of " + body, ask, FormRequest.CANNOT_DECRYPT, ""));
    }
    rows.add(row("huge", Ask.of("POST " + FORMS).with("Content-Length: 10485761"), 413, "larger"));
    return rows;
  }

  private static List<Row> addresses() {
    List<Row> rows = new ArrayList<>();
    for (String path :
        List.of(
            "/nowhere",
            "/api",
            "/api/v1",
            "/api/v1/",
            "/api/v2/events",
            "/forms",
            "/forms/",
            "/webhooks")) {
      rows.add(row(path, api("GET " + path), 404, "nothing at"));
    }
    for (String path :
        List.of(
            "/api/v1/%2e%2e/x",
            "/api/v1/media/%2F",
            "/%",
            "/%zz",
            "/a;b=c/..;/x",
            "/\\x",
            "//",
            "/%c0%af",
            "/forms/%00",
            "/api/v1/media/%00")) {
      rows.add(row(path, api("GET " + path), 0, ""));
    }
    rows.add(row("no slash", api("GET nowhere"), 0, ""));
    rows.add(row("odd method", api("FROB " + EVENTS), 0, ""));
    rows.add(row("broken header", api("GET " + EVENTS).with("no colon"), 400, ""));
    rows.add(row("bad length", api("POST " + MEDIA).with("Content-Length: x"), 400, ""));
    rows.add(row("two lengths", api("POST " + MEDIA).body("x").with("Content-Length: 2"), 400, ""));
    return rows;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatever_is_asked_wrongly_is_refused_with_a_sentence_and_no_fault(Database database)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    List.of(
            wrongMethods(),
            withoutTheKey(),
            lists(),
            files(),
            replays(),
            webhooks(),
            forms(),
            addresses())
        .forEach(rows::addAll);
    try (GraphStub graph = new GraphStub();
        LogEar ear = new LogEar();
        RunningServer server =
            RunningServer.start(folder, FLOW, graph.url(), environment(database))) {
      RawHttp raw = new RawHttp(server.runtime.port());
      List<String> wrong = new ArrayList<>();
      for (Row row : rows) {
        try {
          RawHttp.Answer answer = raw.send(row.ask());
          String sentence = Refusal.of(row.what(), answer, SECRETS);
          assertThat(sentence).as(row.what()).contains(row.words());
          if (row.status() > 0) {
            assertThat(answer.status()).as("%s: %s", row.what(), sentence).isEqualTo(row.status());
          }
          if (answer.status() == 405) {
            assertThat(answer.header("allow")).as(row.what()).isNotBlank();
          }
        } catch (AssertionError | RuntimeException e) {
          wrong.add(row.ask().line().lines().findFirst().orElse("") + ": " + e.getMessage());
        }
      }
      assertThat(wrong).as("of %s", rows.size()).isEmpty();
      assertThat(ear.heard).isEmpty();
      assertThat(server.events()).isEmpty();
      assertThat(server.get("/health/ready", null).statusCode()).isEqualTo(200);
      assertThat(graph.waiting()).isZero();
    }
  }

  private static Map<String, String> environment(Database database) {
    Map<String, String> environment = new HashMap<>();
    environment.put(Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), NUMBER);
    if (database == Database.POSTGRESQL) {
      StoreSettings settings = database.fresh();
      environment.put(Setting.PARLEY_DB_URL.name(), settings.url());
      environment.put(Setting.PARLEY_DB_USER.name(), settings.user());
      environment.put(Setting.PARLEY_DB_PASSWORD.name(), settings.password());
    }
    return environment;
  }

  /** Hears what the server says of faults, and whether it says a secret. */
  private static final class LogEar extends Handler implements AutoCloseable {
    final List<String> heard = new ArrayList<>();
    private final Logger root = Logger.getLogger("");

    LogEar() {
      root.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord logged) {
      String text = logged.getMessage() + " " + logged.getThrown();
      boolean fault = logged.getLevel().intValue() >= Level.WARNING.intValue();
      if (fault || SECRETS.stream().anyMatch(text::contains)) {
        heard.add(text);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
    }
  }
}
