package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.Service;
import dev.parley.runtime.whatsapp.Payloads;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  private static final String NUMBER = "106540352242922";
  private static final String HELLO =
      """
      flow hello {}

      trigger any

      step start {
        say "You said ${trigger.text}."
        end
      }
      """;

  @TempDir Path folder;
  private GraphStub graph;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    graph = new GraphStub();
    server = RunningServer.start(folder, HELLO, NUMBER, graph.url());
  }

  @AfterEach
  void stop() {
    server.close();
    graph.close();
  }

  private static byte[] text(String wamid, String number, String body) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
    "value":{"messaging_product":"whatsapp",
    "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
    "contacts":[{"profile":{"name":"Asha"},"wa_id":"919876543210"}],
    "messages":[{"from":"919876543210","id":"%s","timestamp":"1767600000","type":"text",
    "text":{"body":"%s"}}]}}]}]}\
    """
        .formatted(number, wamid, body)
        .getBytes(UTF_8);
  }

  @Test
  void a_flow_calls_the_service_that_the_settings_name() throws Exception {
    String order =
        """
        flow order {}

        trigger any

        step start {
          http POST "${env.API}/orders" as order {
            header "Authorization": env.KEY
            json { item: trigger.text }
          }
          say "Ordered: ${order.body.id}."
          end
        }
        """;
    server.close();
    try (Service service = new Service()) {
      service.answer(Service.Answer.json(200, "{\"id\":\"A1\"}"));
      Map<String, String> environment =
          Map.of(
              "PARLEY_WHATSAPP_PHONE_NUMBER_ID",
              NUMBER,
              "PARLEY_CALL_PRIVATE",
              "true",
              "PARLEY_ENV_API",
              service.url(),
              "PARLEY_ENV_KEY",
              "hush-hush");
      server = RunningServer.start(folder.resolve("calls"), order, graph.url(), environment);
      server.webhook(text("wamid.1", NUMBER, "tea"));
      assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("Ordered: A1.");
      Service.Asked asked = service.next();
      assertThat(asked.body()).isEqualTo("{\"item\":\"tea\"}");
      assertThat(asked.header("Authorization")).isEqualTo("hush-hush");
      assertThat(server.events())
          .extracting(e -> e.get("kind").asString() + " " + e.get("outcome").asString())
          .containsExactly("message.text started", "call.attempt 200", "call.result resumed");
      assertThat(server.events().toString()).doesNotContain("hush");
    }
  }

  @Test
  void a_signed_webhook_leads_to_one_post_and_the_same_three_times_too() throws Exception {
    byte[] webhook = text("wamid.1", NUMBER, "caf\\u00e9");
    for (int i = 0; i < 3; i++) {
      assertThat(server.webhook(webhook).statusCode()).isEqualTo(200);
    }
    GraphStub.Call call = graph.next();
    assertThat(call.path()).isEqualTo("/v23.0/" + NUMBER + "/messages");
    assertThat(call.authorization()).isEqualTo("Bearer " + RunningServer.ACCESS_TOKEN);
    assertThat(call.body().at("/to").asString()).isEqualTo("+919876543210");
    assertThat(call.body().at("/text/body").asString()).isEqualTo("You said café.");
    assertThat(call.body().at("/biz_opaque_callback_data").asString()).startsWith("msg_");

    server.webhook(text("wamid.2", NUMBER, "again"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("You said again.");
    assertThat(graph.waiting()).isZero();
  }

  @Test
  void another_event_under_a_known_id_is_recorded_and_not_answered() throws Exception {
    server.webhook(text("wamid.1", NUMBER, "hi"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("You said hi.");
    for (int i = 0; i < 2; i++) {
      server.webhook(text("wamid.1", NUMBER, "hi again"));
    }
    server.webhook(text("wamid.2", NUMBER, "bye"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("You said bye.");
    assertThat(server.events())
        .extracting(e -> e.get("kind").asString() + " " + e.get("outcome").asString())
        .containsExactly("message.text started", "message.text duplicate", "message.text started");
  }

  @Test
  void a_text_of_the_payload_folder_is_answered() throws Exception {
    Payloads.Payload payload = Payloads.find().named("in-text-1.json");
    String number =
        payload.json().at("/entry/0/changes/0/value/metadata/phone_number_id").asString();
    String said = payload.json().at("/entry/0/changes/0/value/messages/0/text/body").asString();
    server.close();
    server = RunningServer.start(folder.resolve("other"), HELLO, number, graph.url());

    for (int i = 0; i < 3; i++) {
      assertThat(server.webhook(payload.body()).statusCode()).isEqualTo(200);
    }
    GraphStub.Call call = graph.next();
    assertThat(call.path()).isEqualTo("/v23.0/" + number + "/messages");
    assertThat(call.body().at("/text/body").asString()).isEqualTo("You said " + said + ".");
    server.webhook(text("wamid.after", number, "after"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("You said after.");
  }

  @Test
  void every_webhook_of_the_payload_folder_gets_200_and_is_listed_as_what_it_was() {
    List<String> expected = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Payloads.Payload payload : Payloads.find().webhooks()) {
      assertThat(server.webhook(payload.body()).statusCode()).as(payload.file()).isEqualTo(200);
      for (WebhookEvent event : Payloads.parse(payload.body())) {
        if (seen.add(event.envelope().alone())) {
          expected.add(event.kind());
        }
      }
    }
    List<String> listed =
        server.events().stream()
            .map(e -> e.get("kind").asString())
            // The line's own, not Meta's; no file of the payloads can be fetched.
            .filter(kind -> !kind.equals("contact.identity") && !kind.equals("media.fetch"))
            .toList();
    assertThat(expected).hasSizeGreaterThan(150);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void a_wrong_or_missing_signature_is_refused_and_nothing_is_stored() {
    byte[] webhook = text("wamid.1", NUMBER, "hi");
    assertThat(server.webhook(webhook, null).statusCode()).isEqualTo(401);
    assertThat(server.webhook(webhook, "sha256=00").statusCode()).isEqualTo(401);
    assertThat(server.webhook(webhook, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
    assertThat(server.events()).isEmpty();
  }

  @Test
  void broken_json_is_400_and_too_much_is_413() {
    assertThat(server.webhook("{\"entry\":[".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(server.webhook(new byte[0]).statusCode()).isEqualTo(400);
    byte[] large = new byte[3 * 1024 * 1024 + 1];
    assertThat(server.webhook(large).statusCode()).isEqualTo(413);
    assertThat(server.events()).isEmpty();
  }

  @Test
  void a_number_of_nobody_gets_200_and_is_recorded_as_unroutable() {
    assertThat(server.webhook(text("wamid.1", "999", "hi")).statusCode()).isEqualTo(200);
    assertThat(server.events())
        .extracting(e -> e.get("kind").asString() + " " + e.get("outcome").asString())
        .containsExactly("message.text unroutable");
  }

  @Test
  void json_that_is_no_webhook_gets_200_and_is_recorded_as_unknown() {
    assertThat(server.webhook("[1,2]".getBytes(UTF_8)).statusCode()).isEqualTo(200);
    assertThat(server.webhook("{\"a\":1}".getBytes(UTF_8)).statusCode()).isEqualTo(200);
    assertThat(server.events())
        .extracting(e -> e.get("kind").asString())
        .containsOnly("unknown")
        .hasSize(2);
  }

  @Test
  void the_verification_question_is_answered_with_its_challenge() {
    String path =
        "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
    assertThat(server.get(path + "a%20verify%20token", null).body()).isEqualTo("1158201444");
    assertThat(server.get(path + "wrong", null).statusCode()).isEqualTo(403);
    assertThat(server.get("/webhooks/whatsapp", null).statusCode()).isEqualTo(400);
  }

  @Test
  void the_api_wants_its_key_and_bad_queries_get_a_sentence() {
    assertThat(server.get("/api/v1/events", null).statusCode()).isEqualTo(401);
    assertThat(server.get("/api/v1/events", "wrong").statusCode()).isEqualTo(401);
    assertThat(server.get("/api/v1/events", RunningServer.API_KEY).statusCode()).isEqualTo(200);
    var answer = server.get("/api/v1/events?limit=0", RunningServer.API_KEY);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("limit is a whole number from 1 to 200");
    assertThat(server.get("/api/v1/events?after=x", RunningServer.API_KEY).statusCode())
        .isEqualTo(400);
    assertThat(server.get("/nowhere", null).body()).contains("There is nothing at /nowhere.");
  }

  @Test
  void the_probes_say_that_it_is_up() {
    assertThat(server.get("/health/live", null).statusCode()).isEqualTo(200);
    assertThat(server.get("/health/ready", null).statusCode()).isEqualTo(200);
  }

  @Test
  void a_restart_publishes_only_what_changed_and_goes_on_where_it_was() throws Exception {
    String ask =
        """
        flow hello {}

        trigger any

        step start {
          ask name "Name?"
          say "Hi %s!"
          end
        }
        """;
    server.close();
    Path data = folder.resolve("restart");
    server = RunningServer.start(data, ask.formatted("${name}"), NUMBER, graph.url());
    server.webhook(text("wamid.1", NUMBER, "hello"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("Name?");
    server.close();

    server = RunningServer.start(data, ask.formatted("new ${name}"), NUMBER, graph.url());
    server.webhook(text("wamid.2", NUMBER, "Asha"));
    assertThat(graph.next().body().at("/text/body").asString())
        .as("a live session stays on the release it began with")
        .isEqualTo("Hi Asha!");
    server.webhook(text("wamid.3", NUMBER, "hello"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("Name?");
    server.webhook(text("wamid.4", NUMBER, "Ben"));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("Hi new Ben!");
  }
}
