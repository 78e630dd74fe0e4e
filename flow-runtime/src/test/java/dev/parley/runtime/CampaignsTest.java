package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Campaigns over HTTP, through the whole server to Graph and back. */
@ParameterizedClass
@EnumSource(Database.class)
class CampaignsTest {
  private static final String FLOW =
      "flow hello {}\n\ntrigger any\n\nstep start {\n  ask name \"Your name?\"\n  end\n}\n";

  @TempDir static Path folder;
  private static @Nullable WholeServer server;
  private static int people;

  @Parameter Database database;

  @BeforeParameterizedClassInvocation
  static void open(Database database) throws Exception {
    server = new WholeServer(database, folder.resolve(database.name()), FLOW);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  private static WholeServer world() {
    if (server == null) {
      throw new IllegalStateException("it is not open");
    }
    return server;
  }

  private static JsonNode call(String verb, String path, String body) throws Exception {
    WholeServer.Said said = world().call(verb, path, body);
    assertThat(said.status()).as(said.json().toString()).isBetween(200, 299);
    return said.json();
  }

  /** A contact in a group, of whom this is known; the id. */
  private static String contact(String group, String known) throws Exception {
    String phone = "+4917000" + (10_000 + people++);
    String body = "{\"phone\":\"%s\",\"groups\":[\"%s\"]%s}".formatted(phone, group, known);
    return call("POST", "/contacts", body).get("id").asString();
  }

  private static String willing(String group, String known) throws Exception {
    String id = contact(group, known);
    String consent = "{\"purpose\":\"marketing\",\"act\":\"granted\",\"words\":\"yes\"}";
    call("POST", "/contacts/" + id + "/consents", consent);
    return id;
  }

  private static void group(String name) throws Exception {
    call("POST", "/groups", "{\"name\":\"" + name + "\"}");
  }

  private static String campaign(String group, String rest) throws Exception {
    String body =
        """
        {"name":"Sale","audience":{"group":"%s"},"template":{"name":"sale","language":"en",
         "body":["{{name|friend}}"]}%s}\
        """
            .formatted(group, rest);
    return call("POST", "/campaigns", body).get("id").asString();
  }

  private static void start(String id) throws Exception {
    call("POST", "/campaigns/" + id + "/start", "");
  }

  private static JsonNode funnel(String id) throws Exception {
    return call("GET", "/campaigns/" + id + "/funnel", "");
  }

  private static JsonNode until(String path, Predicate<JsonNode> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode found = call("GET", path, "");
    while (!condition.test(found)) {
      assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      found = call("GET", path, "");
    }
    return found;
  }

  private static JsonNode until(String id, String state) throws Exception {
    return until("/campaigns/" + id, c -> c.get("state").asString().equals(state));
  }

  private static JsonNode counted(String id, String state, int count) throws Exception {
    return until("/campaigns/" + id + "/funnel", f -> f.at("/states/" + state).asInt() == count);
  }

  private static List<JsonNode> sent(int messages) throws Exception {
    List<JsonNode> sent = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      sent.add(world().graph.next().body());
    }
    return sent;
  }

  @Test
  void a_group_gets_a_template_and_each_is_followed_to_the_end() throws Exception {
    group("gold");
    willing("gold", ",\"name\":\"Asha\"");
    willing("gold", "");
    contact("gold", ",\"name\":\"Nobody asked\"");
    call("PUT", "/contacts/" + willing("gold", "") + "/block", "");
    String id = campaign("gold", "");
    assertThat(call("GET", "/campaigns/" + id, "").get("state").asString()).isEqualTo("draft");
    start(id);
    List<JsonNode> sent = sent(2);
    List<String> names =
        sent.stream()
            .map(body -> body.at("/template/components/0/parameters/0/text").asString())
            .toList();
    assertThat(names).containsExactlyInAnyOrder("Asha", "friend");
    until(id, "done");
    JsonNode accepted = counted(id, "accepted", 2);
    assertThat(accepted.get("recipients").asInt()).isEqualTo(4);
    assertThat(accepted.get("exclusions").toString())
        .contains("\"blocked\"")
        .contains("\"no_consent\"");
    String message = sent.getFirst().get("biz_opaque_callback_data").asString();
    world().status("wamid.x", message, "delivered");
    world().status("wamid.x", message, "sent");
    JsonNode delivered = counted(id, "delivered", 1);
    assertThat(delivered.get("sent").asInt()).isEqualTo(2);
    world().status("wamid.x", message, "read");
    assertThat(counted(id, "read", 1).get("delivered").asInt()).isEqualTo(1);
    JsonNode list = call("GET", "/campaigns/" + id + "/recipients?state=read", "");
    assertThat(list.at("/items/0/message").asString()).isEqualTo(message);
    assertThat(world().graph.waiting()).isZero();
  }

  @Test
  void a_campaign_stands_still_while_it_is_paused_and_goes_on_where_it_was() throws Exception {
    group("slow");
    for (int i = 0; i < 6; i++) {
      willing("slow", "");
    }
    String id = campaign("slow", ",\"limits\":{\"perSecond\":2}");
    start(id);
    sent(1);
    assertThat(call("POST", "/campaigns/" + id + "/pause", "").get("state").asString())
        .isEqualTo("paused");
    int handed = 6 - funnel(id).at("/states/planned").asInt();
    sent(handed - 1);
    assertThat(handed).isLessThan(6);
    assertThat(world().call("POST", "/campaigns/" + id + "/start", "").status()).isEqualTo(409);
    call("POST", "/campaigns/" + id + "/resume", "");
    sent(6 - handed);
    until(id, "done");
    assertThat(world().graph.waiting()).isZero();
  }

  @Test
  void who_lacks_what_the_message_needs_gets_nothing_and_is_listed() throws Exception {
    group("towns");
    willing("towns", ",\"name\":\"Asha\"");
    String nameless = willing("towns", "");
    String body =
        """
        {"name":"Sale","audience":{"group":"towns"},
         "template":{"name":"sale","language":"en","body":["{{name}}"]}}\
        """;
    String id = call("POST", "/campaigns", body).get("id").asString();
    start(id);
    sent(1);
    until(id, "done");
    String csv =
        world()
            .server
            .get("/api/v1/campaigns/" + id + "/recipients/export", RunningServer.API_KEY)
            .body();
    assertThat(csv.lines()).hasSize(3).anyMatch(line -> line.contains(nameless));
    JsonNode list = call("GET", "/campaigns/" + id + "/recipients?state=excluded", "");
    assertThat(list.at("/items/0/contact").asString()).isEqualTo(nameless);
    assertThat(list.at("/items/0/reason").asString()).contains("has no name");
    assertThat(funnel(id).at("/exclusions/0/reason").asString()).isEqualTo("parameters");
  }

  /** Meta could not deliver a message. */
  private static void failed(JsonNode sent, int code) {
    String id = sent.get("biz_opaque_callback_data").asString();
    String webhook =
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
        "value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},
        "statuses":[{"id":"wamid.%s","status":"failed","timestamp":"1767607201",
        "recipient_id":"9","biz_opaque_callback_data":"%s",
        "errors":[{"code":%d,"title":"no"}]}]}}]}]}\
        """
            .formatted(id, id, code);
    assertThat(world().server.webhook(webhook.getBytes(UTF_8)).statusCode()).isEqualTo(200);
  }

  @Test
  void answers_and_taps_are_counted_with_the_campaign() throws Exception {
    group("talkers");
    willing("talkers", "");
    String id = campaign("talkers", "");
    start(id);
    JsonNode sent = sent(1).getFirst();
    counted(id, "accepted", 1);
    String phone = sent.get("to").asString().replace("+", "");
    world().says(phone, "Tell me more");
    JsonNode replied = until("/campaigns/" + id + "/funnel", f -> f.get("replied").asInt() == 1);
    assertThat(replied.get("clicked").asInt()).isZero();
    world().hears("Your name?");
  }

  @Test
  void a_campaign_that_fails_stops_itself_and_those_who_failed_can_be_tried_again()
      throws Exception {
    group("trial");
    for (int i = 0; i < 5; i++) {
      willing("trial", "");
    }
    String id =
        campaign("trial", ",\"limits\":{\"canary\":2,\"trialSeconds\":600,\"failurePercent\":40}");
    start(id);
    List<JsonNode> first = sent(2);
    failed(first.getFirst(), 131049);
    JsonNode stopped = until(id, "stopped");
    assertThat(stopped.get("reason").asString()).contains("1 of 2 messages failed");
    assertThat(funnel(id).at("/states/planned").asInt()).isEqualTo(3);
    assertThat(funnel(id).at("/failures/0/code").asInt()).isEqualTo(131_049);
    call("POST", "/campaigns/" + id + "/resume", "");
    sent(3);
    until(id, "done");
    call("POST", "/campaigns/" + id + "/retry", "");
    JsonNode again = sent(1).getFirst();
    assertThat(again.get("to")).isEqualTo(first.getFirst().get("to"));
    assertThat(again.get("biz_opaque_callback_data"))
        .isNotEqualTo(first.getFirst().get("biz_opaque_callback_data"));
    until(id, "done");
    assertThat(world().call("POST", "/campaigns/" + id + "/retry", "").status()).isEqualTo(409);
    assertThat(world().graph.waiting()).isZero();
  }

  @Test
  void of_two_templates_the_rest_gets_the_one_that_is_read() throws Exception {
    group("arms");
    for (int i = 0; i < 6; i++) {
      willing("arms", "");
    }
    String id =
        campaign(
            "arms",
            ",\"variants\":[{\"name\":\"other\",\"language\":\"en\"}],"
                + "\"limits\":{\"canary\":4,\"trialSeconds\":2}");
    start(id);
    for (JsonNode body : sent(4)) {
      if (body.at("/template/name").asString().equals("other")) {
        String message = body.get("biz_opaque_callback_data").asString();
        world().status("wamid." + message, message, "read");
      }
    }
    List<String> rest = sent(2).stream().map(body -> body.at("/template/name").asString()).toList();
    assertThat(rest).containsOnly("other");
    assertThat(until(id, "done").get("winner").asInt()).isEqualTo(1);
    assertThat(counted(id, "read", 2).at("/arms/1/read").asInt()).isEqualTo(2);
  }

  @Test
  void before_it_begins_it_tells_whom_it_leaves_out_and_what_it_costs() throws Exception {
    group("cost");
    willing("cost", ",\"name\":\"Asha\"");
    willing("cost", "");
    contact("cost", "");
    String body =
        """
        {"name":"Sale","audience":{"group":"cost","phones":["+919876543210"]},
         "template":{"name":"sale","language":"en","body":["{{name}}"]},
         "limits":{"perSecond":1},"schedule":{"cron":"0 9 * * 1","zone":"Asia/Kolkata"}}\
        """;
    String id = call("POST", "/campaigns", body).get("id").asString();
    JsonNode preview = call("GET", "/campaigns/" + id + "/preview", "");
    assertThat(preview.get("recipients").asInt()).isEqualTo(4);
    assertThat(preview.get("messages").asInt()).isEqualTo(2);
    assertThat(preview.get("exclusions").toString()).contains("parameters").contains("no_consent");
    assertThat(preview.at("/faults/0/message").asString()).contains("has no name");
    assertThat(preview.at("/costs/0/country").asString()).isEqualTo("DE");
    assertThat(preview.at("/costs/1/country").asString()).isEqualTo("IN");
    assertThat(preview.at("/total/0/amount").asString()).isEqualTo("0.16");
    assertThat(preview.get("examplePrices").asBoolean()).isTrue();
    JsonNode scheduled = call("POST", "/campaigns/" + id + "/start", "");
    assertThat(scheduled.get("state").asString()).isEqualTo("scheduled");
    assertThat(scheduled.get("next").asString()).endsWith("T03:30:00Z");
    call("POST", "/campaigns/" + id + "/cancel", "");
    assertThat(world().graph.waiting()).isZero();
  }

  @Test
  void what_is_wrong_with_a_campaign_is_said_where_it_is_wrong() throws Exception {
    String template = "\"template\":{\"name\":\"sale\",\"language\":\"en\"}";
    String start = "{\"name\":\"Sale\"," + template;
    JsonNode nobody = world().call("POST", "/campaigns", start + ",\"audience\":{}}").json();
    assertThat(nobody.at("/errors/0/pointer").asString()).isEqualTo("/audience");
    String query = ",\"audience\":{\"query\":\"city = \"}}";
    JsonNode broken = world().call("POST", "/campaigns", start + query).json();
    assertThat(broken.at("/errors/0/pointer").asString()).isEqualTo("/audience/query");
    String cron =
        ",\"audience\":{\"phones\":[\"919876543210\"]},\"schedule\":{\"cron\":\"every day\"}}";
    JsonNode never = world().call("POST", "/campaigns", start + cron).json();
    assertThat(never.at("/errors/0/pointer").asString()).isEqualTo("/schedule/cron");
  }
}
