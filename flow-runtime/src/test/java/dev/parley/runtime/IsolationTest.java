package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.account.ApiKeys;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No request reaches what belongs to another account. */
class IsolationTest {
  private static final String NUMBER = "106540352242922";
  private static final String FLOW =
      "flow hello {}\n\ntrigger any\n\nstep start {\n  say \"Hi.\"\n  end\n}\n";
  private static final String PNG = "\u0089PNG";

  @TempDir Path folder;

  /** A running server, another account on it, and a look into its database. */
  private final class World implements AutoCloseable {
    final GraphStub graph = new GraphStub();
    final RunningServer server;
    final Store store;
    final AccountId ours;
    final AccountId theirs;
    final String theirKey;
    final Described described;
    private final SystemTime time = new SystemTime();
    private final HttpClient client = HttpClient.newHttpClient();

    World(Database database) throws Exception {
      StoreSettings at =
          database == Database.H2
              ? StoreSettings.embedded(folder.resolve("data"))
              : database.fresh();
      Map<String, String> environment = new HashMap<>();
      environment.put(Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), NUMBER);
      if (database == Database.POSTGRESQL) {
        environment.put(Setting.PARLEY_DB_URL.name(), at.url());
        environment.put(Setting.PARLEY_DB_USER.name(), at.user());
        environment.put(Setting.PARLEY_DB_PASSWORD.name(), at.password());
      }
      server = RunningServer.start(folder, FLOW, graph.url(), environment);
      store = Store.open(at);
      SecureRandom random = new SecureRandom();
      Footing on = new Footing(store, time, new Ids(time, random), random);
      ours =
          new AccountId(
              store.read(h -> h.createQuery("select id from account").mapTo(String.class).one()));
      theirs = write(tx -> new Accounts(on).create(tx, "Others"));
      theirKey =
          write(tx ->
                  new ApiKeys(on)
                      .make(
                          tx,
                          new ApiKeys.Order(
                              theirs,
                              "theirs",
                              EnumSet.allOf(Permission.class),
                              Optional.empty(),
                              "test")))
              .secret();
      described = new Described(server.get("/api/v1/openapi.json", null).body());
    }

    <R> R write(Function<Tx, R> change) {
      Work<Function<Tx, R>, R> work = (tx, all) -> all.stream().map(c -> c.apply(tx)).toList();
      return store.writer().submit(work, change).join();
    }

    HttpResponse<String> send(String key, String verb, String path, String body, String type)
        throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.runtime.port() + path))
              .header("Authorization", "Bearer " + key)
              .method(
                  verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!body.isEmpty()) {
        request.header("Content-Type", type);
      }
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      described.check(
          verb,
          path,
          new Described.Reply(
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              response.body()));
      return response;
    }

    JsonNode ours(String verb, String path, String body, String type) throws Exception {
      HttpResponse<String> response = send(RunningServer.API_KEY, verb, path, body, type);
      assertThat(response.statusCode()).as(verb + " " + path + response.body()).isBetween(200, 299);
      return JsonMapper.shared().readTree(response.body());
    }

    /** What was sent is written down a moment after Graph has taken it. */
    void untilAccepted() {
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      String question = "select count(*) from outbox where state = 'accepted'";
      while (store.read(h -> h.createQuery(question).mapTo(Integer.class).one()) == 0) {
        assertThat(System.nanoTime()).as("nothing was accepted").isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }

    /** Everything that our account has, table by table; what is used is not what is changed. */
    Map<String, String> everything() {
      return store.read(handle -> {
        List<String> tables =
            handle
                .createQuery(
                    "select table_name from information_schema.columns where column_name ="
                        + " 'account' and table_schema = 'public' order by table_name")
                .mapTo(String.class)
                .list();
        Map<String, String> rows = new TreeMap<>();
        for (String table : tables) {
          List<String> found =
              handle
                  .createQuery("select * from " + table + " where account = :account")
                  .bind("account", ours.value())
                  .mapToMap()
                  .map(row -> new TreeMap<>(row).toString())
                  .list();
          rows.put(table, found.stream().sorted().toList().toString());
        }
        assertThat(rows).containsKeys("member", "api_key", "media", "conversation", "contact");
        return rows;
      });
    }

    @Override
    public void close() {
      client.close();
      server.close();
      graph.close();
      store.close();
      time.close();
    }
  }

  private static byte[] message() {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
    "value":{"messaging_product":"whatsapp",
    "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
    "contacts":[{"profile":{"name":"Asha"},"wa_id":"919876543210"}],
    "messages":[{"from":"919876543210","id":"wamid.1","timestamp":"1767600000","type":"text",
    "text":{"body":"hi"}}]}}]}]}\
    """
        .formatted(NUMBER)
        .getBytes(UTF_8);
  }

  /** One of each of what our account has, by where it is found. */
  private static Map<String, String> fill(World world) throws Exception {
    String json = "application/json";
    Map<String, String> ids = new TreeMap<>();
    world.server.webhook(message());
    world.graph.next();
    world.untilAccepted();
    ids.put("conversations", world.server.events().getFirst().get("conversation").asString());
    ids.put("events", world.server.events().getFirst().get("id").asString());
    ids.put(
        "messages", world.ours("GET", "/api/v1/messages", "", json).at("/items/0/id").asString());
    ids.put("media", world.ours("POST", "/api/v1/media", PNG, "image/png").get("id").asString());
    String key = "{\"name\":\"till\",\"scopes\":[\"account:read\"]}";
    ids.put("keys", world.ours("POST", "/api/v1/keys", key, json).get("id").asString());
    String invitation = "{\"email\":\"a@tea.example\",\"role\":\"owner\"}";
    JsonNode invited = world.ours("POST", "/api/v1/invitations", invitation, json);
    String acceptance =
        "{\"token\":\"%s\",\"name\":\"Asha\",\"password\":\"correct horse\"}"
            .formatted(invited.get("token").asString());
    ids.put(
        "users",
        world.ours("POST", "/api/v1/invitations/accept", acceptance, json).get("id").asString());
    JsonNode other =
        world.ours("POST", "/api/v1/invitations", invitation.replace("a@", "b@"), json);
    ids.put("invitations", other.get("id").asString());
    String contact = world.ours("GET", "/api/v1/contacts", "", json).at("/items/0/id").asString();
    ids.put("contacts", contact);
    String notes = "/api/v1/contacts/" + contact + "/notes";
    ids.put("notes", world.ours("POST", notes, "{\"text\":\"a\"}", json).get("id").asString());
    String field = "{\"name\":\"city\",\"type\":\"text\"}";
    ids.put("fields", world.ours("POST", "/api/v1/fields", field, json).get("id").asString());
    String group = "{\"name\":\"ours\"}";
    ids.put("groups", world.ours("POST", "/api/v1/groups", group, json).get("id").asString());
    ids.put("members", contact);
    ids.put(
        "channels", world.ours("GET", "/api/v1/channels", "", json).at("/items/0/id").asString());
    String template =
        "{\"name\":\"a\",\"language\":\"en\",\"category\":\"utility\",\"components\":[]}";
    ids.put(
        "templates", world.ours("POST", "/api/v1/templates", template, json).get("id").asString());
    JsonNode bot = world.ours("GET", "/api/v1/bots", "", json).at("/items/0");
    ids.put("bots", bot.get("id").asString());
    ids.put("releases", bot.at("/release/id").asString());
    String twin = "{\"phone\":\"+91987654300%d\",\"name\":\"Ravi\"}";
    String one =
        world.ours("POST", "/api/v1/contacts", twin.formatted(1), json).get("id").asString();
    String two =
        world.ours("POST", "/api/v1/contacts", twin.formatted(2), json).get("id").asString();
    String merge = "/api/v1/contacts/" + one + "/merge";
    ids.put(
        "merges",
        world.ours("POST", merge, "{\"contact\":\"" + two + "\"}", json).get("id").asString());
    String list = "phone,name\n+919876543211,Ravi\n";
    ids.put(
        "imports", world.ours("POST", "/api/v1/imports", list, "text/csv").get("id").asString());
    String profile = "{\"name\":\"till\",\"plan\":{\"columns\":{\"phone\":\"phone\"}}}";
    ids.put(
        "import-profiles",
        world.ours("POST", "/api/v1/import-profiles", profile, json).get("id").asString());
    String campaign =
        "{\"name\":\"a\",\"audience\":{\"contacts\":[\"%s\"]},\"template\":{\"name\":\"t\",\"language\":\"en\"}}"
            .formatted(contact);
    ids.put(
        "campaigns", world.ours("POST", "/api/v1/campaigns", campaign, json).get("id").asString());
    return ids;
  }

  /** Bodies that would do something, by the operation's name. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("changeCampaign", "{\"name\":\"Stolen\"}"),
          Map.entry("changeContact", "{\"name\":\"Stolen\"}"),
          Map.entry("addNote", "{\"text\":\"Stolen\"}"),
          Map.entry("changeConversation", "{\"team\":\"Stolen\"}"),
          Map.entry("recordConsent", "{\"purpose\":\"marketing\",\"act\":\"granted\"}"),
          Map.entry("changeField", "{\"title\":\"Stolen\"}"),
          Map.entry("changeGroup", "{\"title\":\"Stolen\"}"),
          Map.entry("addMembers", "{\"contacts\":[]}"),
          Map.entry("changeUser", "{\"name\":\"Stolen\"}"),
          Map.entry("replayThrough", "{\"bot\":{\"id\":\"hello\"},\"flows\":[]}"),
          Map.entry("changeTemplate", "{\"category\":\"utility\"}"),
          Map.entry("previewTemplate", "{}"),
          Map.entry("mergeContacts", "{\"contact\":\"con_00000000000000000000000000\"}"),
          Map.entry("changeChannel", "{\"name\":\"Stolen\"}"),
          Map.entry("registerChannel", "{\"pin\":\"123456\"}"),
          Map.entry("changeChannelProfile", "{\"about\":\"Stolen\"}"),
          Map.entry("putDraft", "flow stolen {}"),
          Map.entry(
              "publish",
              "{\"digest\":\"0000000000000000000000000000000000000000000000000000000000000000\"}"),
          Map.entry("rollBack", "{\"release\":\"rel_0\"}"),
          Map.entry("changeImport", "{\"policy\":\"create\"}"),
          Map.entry("changeImportProfile", "{\"plan\":{\"policy\":\"create\"}}"));

  @ParameterizedTest
  @EnumSource(Database.class)
  void every_operation_refuses_what_belongs_to_another_account(Database database) throws Exception {
    try (World world = new World(database)) {
      Map<String, String> ids = fill(world);
      Map<String, String> before = world.everything();
      List<String> walked = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : world.described.json().path("paths").properties()) {
        for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
          if (path.getKey().contains("{")) {
            String place = path.getKey().split("/", -1)[3];
            assertThat(ids).as("this test needs one of each of them").containsKey(place);
            String there =
                path.getKey()
                    .replace("{note}", ids.get("notes"))
                    .replace("{contact}", ids.get("members"))
                    .replaceFirst("\\{\\w+}", ids.get(place));
            String name = verb.getValue().get("operationId").asString();
            boolean takes = verb.getValue().has("requestBody");
            assertThat(takes && !BODIES.containsKey(name)).as("a body for " + name).isFalse();
            HttpResponse<String> response =
                world.send(
                    world.theirKey,
                    verb.getKey().toUpperCase(Locale.ROOT),
                    there,
                    BODIES.getOrDefault(name, ""),
                    "application/json");
            assertThat(response.statusCode()).as(name).isIn(403, 404);
            walked.add(name);
          } else if (verb.getKey().equals("get") && !path.getKey().endsWith("openapi.json")) {
            String answer =
                world.send(world.theirKey, "GET", path.getKey(), "", "application/json").body();
            assertThat(answer).as(path.getKey()).doesNotContain(world.ours.value());
            ids.values().forEach(id -> assertThat(answer).doesNotContain(id));
          }
        }
      }
      assertThat(walked).contains("getUser", "revokeKey", "getFileContent", "replay");
      assertThat(world.everything()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_link_opens_a_file_of_the_account_that_made_it_and_no_other(Database database)
      throws Exception {
    try (World world = new World(database)) {
      JsonNode file = world.ours("POST", "/api/v1/media", PNG, "image/png");
      String link = file.at("/content/url").asString().replaceFirst("https?://[^/]+", "");
      assertThat(world.server.get(link, null).statusCode()).isEqualTo(200);
      String theirs = link.replace(world.ours.value(), world.theirs.value());
      assertThat(world.server.get(theirs, null).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void what_is_served_is_described_and_what_is_described_is_served() throws Exception {
    try (World world = new World(Database.H2)) {
      List<String> described = new ArrayList<>();
      world
          .described
          .json()
          .path("paths")
          .properties()
          .forEach(path ->
              path.getValue()
                  .propertyNames()
                  .forEach(
                      verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
      List<String> served =
          world.server.runtime.endpoints().stream().filter(e -> e.contains(" /api/v1")).toList();
      assertThat(described).containsExactlyInAnyOrderElementsOf(served).hasSizeGreaterThan(20);
    }
  }

  @Test
  void the_page_about_the_api_needs_nothing_from_elsewhere() throws Exception {
    try (World world = new World(Database.H2)) {
      for (String part : List.of("", "/docs.js", "/docs.css")) {
        HttpResponse<String> answer = world.server.get("/api/docs" + part, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty().doesNotContain("://");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .startsWith("default-src 'none'");
      }
    }
  }
}
