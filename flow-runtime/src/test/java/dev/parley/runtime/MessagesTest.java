package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Messages over HTTP, through the whole server to Graph and back. */
@ParameterizedClass
@EnumSource(Database.class)
class MessagesTest {
  private static final String FLOW =
      """
      flow hello {}

      trigger keyword "hi", "hello"

      step start {
        ask name "Your name?"
        goto greet
      }

      step greet {
        say "Hello ${name}."
        end
      }
      """;

  @Parameter Database database;
  @TempDir Path folder;

  private WholeServer world;

  @BeforeEach
  void open() throws Exception {
    world = new WholeServer(database, folder, FLOW);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private WholeServer.Said send(String body, String... headers) throws Exception {
    return world.call("POST", "/messages", body, headers);
  }

  private static String to(String phone, String rest) {
    return "{\"to\":{\"phone\":\"" + phone + "\"}," + rest + "}";
  }

  private static List<String> words(JsonNode list, String field) {
    List<String> words = new ArrayList<>();
    list.forEach(item -> words.add(item.get(field).asString()));
    return words;
  }

  @Test
  void a_message_goes_in_its_order_and_tells_what_became_of_it() throws Exception {
    world.says("919876543210", "hi");
    assertThat(world.graph.next().body().at("/text/body").asString()).isEqualTo("Your name?");
    WholeServer.Said sent = send(to("+919876543210", "\"text\":{\"body\":\"A person here.\"}"));
    assertThat(sent.status()).as(sent.json().toString()).isEqualTo(201);
    GraphStub.Call call = world.graph.next();
    assertThat(call.body().at("/text/body").asString()).isEqualTo("A person here.");
    assertThat(call.body().get("to").asString()).isEqualTo("+919876543210");
    String id = sent.json().get("id").asString();
    assertThat(call.body().get("biz_opaque_callback_data").asString()).isEqualTo(id);
    String wamid = world.until(id, "accepted").get("wamid").asString();
    world.status(wamid, id, "sent");
    world.status(wamid, id, "delivered");
    world.status(wamid, id, "read");
    JsonNode read = world.until(id, "read");
    assertThat(words(read.get("history"), "state"))
        .containsExactly("queued", "accepted", "sent", "delivered", "read");
    assertThat(read.get("text").asString()).isEqualTo("A person here.");
    assertThat(read.get("purpose").asString()).isEqualTo("reply");
    String conversation = read.get("conversation").asString();
    JsonNode all = world.call("GET", "/messages?conversation=" + conversation, "").json();
    assertThat(words(all.get("items"), "text")).containsExactly("Your name?", "A person here.");
    JsonNode page = world.call("GET", "/messages?limit=1", "").json();
    String rest = "/messages?limit=1&after=" + page.get("next").asString();
    assertThat(world.call("GET", rest, "").json().at("/items/0/id").asString()).isEqualTo(id);
    JsonNode none = world.call("GET", "/messages?state=failed", "").json();
    assertThat(none.get("items")).isEmpty();
  }

  @Test
  void a_message_is_sent_once_however_often_it_is_asked_for() throws Exception {
    world.says("919876543210", "hi");
    world.graph.next();
    String body = to("919876543210", "\"text\":{\"body\":\"Once.\"}");
    WholeServer.Said first = send(body, "Idempotency-Key", "order-7");
    WholeServer.Said second = send(body, "Idempotency-Key", "order-7");
    assertThat(second.json()).isEqualTo(first.json());
    world.graph.next();
    world.until(first.json().get("id").asString(), "accepted");
    assertThat(world.graph.waiting()).isZero();
  }

  @Test
  void out_of_the_window_a_template_goes_or_nothing() throws Exception {
    WholeServer.Said refused = send(to("919876543299", "\"text\":{\"body\":\"Hello?\"}"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asString()).contains("only templates");
    String template = "{\"name\":\"ready\",\"language\":\"en\",\"body\":[\"42\"]}";
    WholeServer.Said sent =
        send(
            to(
                "919876543299",
                "\"purpose\":\"utility\",\"text\":{\"body\":\"Ready!\"},\"fallback\":" + template));
    assertThat(sent.status()).as(sent.json().toString()).isEqualTo(201);
    JsonNode body = world.graph.next().body();
    assertThat(body.at("/template/name").asString()).isEqualTo("ready");
    assertThat(body.at("/template/components/0/parameters/0/text").asString()).isEqualTo("42");
  }

  @Test
  void advertising_is_refused_until_the_contact_agrees_whatever_the_request_calls_it()
      throws Exception {
    String sale = "\"template\":{\"name\":\"sale\",\"language\":\"en\"}";
    WholeServer.Said unknown = send(to("919876543210", sale));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().at("/errors/0/pointer").asString()).isEqualTo("/purpose");
    WholeServer.Said sent = send(to("919876543210", "\"purpose\":\"marketing\"," + sale));
    JsonNode failed = world.until(sent.json().get("id").asString(), "failed");
    assertThat(failed.at("/error/reason").asString()).isEqualTo("no_consent");
    assertThat(failed.at("/error/message").asString()).contains("has not agreed");
    world.server.webhook(
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","time":1767607200,"changes":[{
        "field":"template_category_update","value":{"message_template_id":7,
        "message_template_name":"sale","message_template_language":"en",
        "previous_category":"UTILITY","new_category":"MARKETING"}}]}]}\
        """
            .getBytes(UTF_8));
    WholeServer.Said disguised = send(to("919876543210", "\"purpose\":\"reply\"," + sale));
    JsonNode seen = world.until(disguised.json().get("id").asString(), "failed");
    assertThat(seen.get("purpose").asString()).isEqualTo("marketing");
    String contact = seen.get("contact").asString();
    WholeServer.Said consent =
        world.call(
            "POST",
            "/contacts/" + contact + "/consents",
            "{\"purpose\":\"marketing\",\"act\":\"granted\",\"words\":\"yes please\"}");
    assertThat(consent.status()).isEqualTo(201);
    assertThat(world.graph.waiting()).isZero();
    send("{\"to\":{\"contact\":\"" + contact + "\"}," + sale + "}");
    assertThat(world.graph.next().body().at("/template/name").asString()).isEqualTo("sale");
    world.call("PUT", "/contacts/" + contact + "/block", "");
    WholeServer.Said blocked = send("{\"to\":{\"contact\":\"" + contact + "\"}," + sale + "}");
    JsonNode kept = world.until(blocked.json().get("id").asString(), "failed");
    assertThat(kept.at("/error/reason").asString()).isEqualTo("blocked");
  }

  @Test
  void a_message_says_why_it_was_sent() throws Exception {
    world.says("919876543210", "Hi");
    world.graph.next();
    world.says("919876543210", "Asha");
    assertThat(world.graph.next().body().at("/text/body").asString()).isEqualTo("Hello Asha.");
    JsonNode greeting = world.call("GET", "/messages", "").json().at("/items/1");
    world.until(greeting.get("id").asString(), "accepted");
    JsonNode why =
        world.call("GET", "/messages/" + greeting.get("id").asString() + "/why", "").json();
    assertThat(why.get("source").asString()).isEqualTo("flow");
    assertThat(why.get("input").asString()).isEqualTo("writes Asha");
    assertThat(why.at("/trigger/type").asString()).isEqualTo("keyword");
    assertThat(why.at("/trigger/keyword").asString()).isEqualTo("hi");
    assertThat(why.get("flow").asString()).isEqualTo("hello");
    assertThat(why.at("/path/0").asString()).isEqualTo("hello/greet");
    assertThat(why.at("/rules/0").asString()).isEqualTo("answered start/name: Asha");
    assertThat(why.get("release").asString()).startsWith("rel_");
    assertThat(why.get("session").toString()).contains("Asha");
    String event = why.get("event").asString();
    assertThat(words(world.call("GET", "/events", "").json().get("items"), "id")).contains(event);
    WholeServer.Said own = send(to("919876543210", "\"text\":{\"body\":\"Hi.\"}"));
    JsonNode reason =
        world.call("GET", "/messages/" + own.json().get("id").asString() + "/why", "").json();
    assertThat(reason.get("source").asString()).isEqualTo("api");
    assertThat(reason.has("by")).isTrue();
  }

  @Test
  void every_kind_is_sent_as_graph_wants_it() throws Exception {
    world.says("919876543210", "hi");
    world.hears("Your name?");
    Map<String, String> kinds =
        Map.of(
            "\"file\":{\"kind\":\"image\",\"link\":\"https://tea.example/a.png\",\"caption\":\"a\"}",
            "image",
            "\"location\":{\"latitude\":18.52,\"longitude\":73.85,\"name\":\"Pune\"}",
            "location",
            "\"contacts\":[{\"name\":\"Tea\",\"phones\":[\"+911234567890\"]}]",
            "contacts",
            "\"reaction\":{\"message\":\"wamid.1\",\"emoji\":\"👍\"}",
            "reaction",
            "\"buttons\":{\"body\":\"Tea?\",\"buttons\":[{\"id\":\"y\",\"title\":\"Yes\"}]}",
            "interactive",
            "\"list\":{\"body\":\"Which?\",\"label\":\"See\",\"sections\":[{\"rows\":[{\"id\":\"a\",\"title\":\"Assam\"}]}]}",
            "interactive",
            "\"link\":{\"body\":\"Look\",\"label\":\"Open\",\"url\":\"https://tea.example\"}",
            "interactive",
            "\"askLocation\":{\"body\":\"Where?\"}",
            "interactive",
            "\"product\":{\"catalog\":\"1\",\"product\":\"tea\"}",
            "interactive");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      WholeServer.Said sent = send(to("919876543210", kind.getKey()));
      assertThat(sent.status()).as(kind.getKey() + sent.json()).isEqualTo(201);
      assertThat(world.graph.next().body().get("type").asString()).isEqualTo(kind.getValue());
    }
  }

  @Test
  void a_wrong_message_is_refused_by_its_place() throws Exception {
    world.says("919876543210", "hi");
    world.hears("Your name?");
    Map<String, String> wrong =
        Map.of(
            "{\"text\":{\"body\":\"a\"}}",
            "/to",
            "{\"to\":{},\"text\":{\"body\":\"a\"}}",
            "/to",
            to("919876543210", "\"purpose\":\"reply\""),
            "",
            to("919876543210", "\"text\":{\"body\":\"a\"},\"askContact\":{\"body\":\"b\"}"),
            "",
            to("919876543210", "\"text\":{\"body\":\"\"}"),
            "/text/body",
            to("0", "\"text\":{\"body\":\"a\"}"),
            "/to/phone",
            to("919876543210", "\"channel\":\"chn_0\",\"text\":{\"body\":\"a\"}"),
            "/channel",
            "{\"to\":{\"contact\":\"con_0\"},\"text\":{\"body\":\"a\"}}",
            "/to/contact",
            to("919876543210", "\"file\":{\"kind\":\"image\"}"),
            "/file",
            to("919876543210", "\"location\":{\"latitude\":\"a\",\"longitude\":1}"),
            "/location/latitude");
    for (Map.Entry<String, String> body : wrong.entrySet()) {
      WholeServer.Said said = send(body.getKey());
      assertThat(said.status()).as(body.getKey()).isEqualTo(400);
      assertThat(said.json().at("/errors/0/pointer").asString())
          .as(body.getKey())
          .isEqualTo(body.getValue());
    }
    String buttons = "\"buttons\":{\"body\":\"a\",\"buttons\":[]}";
    assertThat(send(to("919876543210", buttons)).status()).isEqualTo(400);
    assertThat(world.call("GET", "/messages/msg_0", "").status()).isEqualTo(404);
    assertThat(world.call("GET", "/messages/msg_0/why", "").status()).isEqualTo(404);
    assertThat(world.graph.waiting()).isZero();
  }
}
