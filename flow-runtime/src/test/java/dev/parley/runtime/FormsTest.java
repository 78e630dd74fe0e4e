package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta;
import dev.parley.runtime.whatsapp.FormKey;
import dev.parley.runtime.whatsapp.MetaForm;
import dev.parley.runtime.whatsapp.Signature;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form whose screens a function of the bot's folder chooses, asked for as Meta asks. */
class FormsTest {
  private static final Meta.Customer ADA = Meta.Customer.phone("491700000001");
  private static final String FORMS = "/forms/" + Meta.NUMBER;
  private static final String FUNCTION =
      """
      export const table = q => {
        if (q.action === "init") {
          return {screen: "PEOPLE", data: {greeting: `Hello ${q.vars.guest}`}};
        }
        if (q.screen === "PEOPLE") {
          return q.data.people > 8
            ? {error: "At most 8, please."}
            : {screen: "TIME", data: {people: q.data.people, times: ["18:00", "20:00"]}};
        }
        if (q.screen === "BROKEN") return q.nothing.here;
        if (q.screen === "DUMB") return "what?";
        return {done: {people: q.data.people, time: q.data.time}};
      };
      """;
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      use fn table from "table.js"

      step start {
        ask guest "Your name?"
        ask booking: form(table) "Book a table." {
          cta "Open"
        }
        say "A table for ${booking.people} at ${booking.time}."
        end
      }
      """;

  @TempDir Path folder;
  private GraphStub graph;
  private RunningServer server;
  private String token;

  @BeforeEach
  void openTheForm() throws Exception {
    graph = new GraphStub();
    Files.writeString(Files.createDirectories(folder.resolve("bot")).resolve("table.js"), FUNCTION);
    server = RunningServer.start(folder, FLOW, Meta.NUMBER, graph.url());
    server.webhook(Meta.text(ADA, "hi", "wamid.1").getBytes(UTF_8));
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo("Your name?");
    server.webhook(Meta.text(ADA, "Ada", "wamid.2").getBytes(UTF_8));
    JsonNode parameters = graph.next().body().at("/interactive/action/parameters");
    assertThat(parameters.get("flow_name").asString()).isEqualTo("table");
    assertThat(parameters.get("flow_action").asString()).isEqualTo("data_exchange");
    token = parameters.get("flow_token").asString();
  }

  @AfterEach
  void close() {
    server.close();
    graph.close();
  }

  private static String question(String action, String screen, String data, String token) {
    return """
    {"version":"3.0","action":"%s","screen":"%s","data":%s,"flow_token":"%s"}\
    """
        .formatted(action, screen, data, token);
  }

  private HttpResponse<String> post(String path, byte[] body) {
    return server.post(path, body, Signature.sign(body, RunningServer.SECRET));
  }

  private HttpResponse<String> refused(String question) throws GeneralSecurityException {
    return post(FORMS, MetaForm.of(1).ask(RunningServer.FORM_KEY.publicPem(), question));
  }

  private JsonNode answered(String question) throws GeneralSecurityException {
    MetaForm meta = MetaForm.of(2);
    HttpResponse<String> answer =
        post(FORMS, meta.ask(RunningServer.FORM_KEY.publicPem(), question));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    return meta.understand(answer.body());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void a_function_leads_through_the_screens_and_the_flow_goes_on_with_the_answers()
      throws Exception {
    assertThat(answered(question("INIT", "", "{}", token)))
        .isEqualTo(json("{\"screen\":\"PEOPLE\",\"data\":{\"greeting\":\"Hello Ada\"}}"));
    assertThat(answered(question("data_exchange", "PEOPLE", "{\"people\":9}", token)))
        .isEqualTo(
            json("{\"screen\":\"PEOPLE\",\"data\":{\"error_message\":\"At most 8, please.\"}}"));
    assertThat(
            answered(question("data_exchange", "PEOPLE", "{\"people\":4}", token))
                .at("/data/times/1")
                .asString())
        .isEqualTo("20:00");
    JsonNode end =
        answered(question("data_exchange", "TIME", "{\"people\":4,\"time\":\"20:00\"}", token));
    assertThat(end.get("screen").asString()).isEqualTo("SUCCESS");
    JsonNode params = end.at("/data/extension_message_response/params");
    assertThat(params.get("flow_token").asString()).isEqualTo(token);
    Map<String, Object> reply =
        Map.of("name", "flow", "body", "Sent", "response_json", params.toString());
    Map<String, Object> content = Map.of("type", "nfm_reply", "nfm_reply", reply);
    server.webhook(Meta.message(ADA, "wamid.3", "interactive", content).getBytes(UTF_8));
    assertThat(graph.next().body().at("/text/body").asString())
        .isEqualTo("A table for 4 at 20:00.");
    HttpResponse<String> late = refused(question("data_exchange", "TIME", "{}", token));
    assertThat(late.statusCode()).isEqualTo(427);
    assertThat(json(late.body()).get("error_msg").asString()).startsWith("This form is closed.");
  }

  @Test
  void a_ping_and_an_error_are_answered_without_a_token() throws Exception {
    assertThat(answered("{\"version\":\"3.0\",\"action\":\"ping\"}"))
        .isEqualTo(json("{\"data\":{\"status\":\"active\"}}"));
    String error = "{\"error\":\"INVALID_SCREEN_TRANSITION\",\"error_message\":\"no way\"}";
    assertThat(answered(question("data_exchange", "TIME", error, token)))
        .isEqualTo(json("{\"data\":{\"acknowledged\":true}}"));
    assertThat(notes()).anyMatch(n -> n.startsWith("reported Meta tells of an error in a form: "));
  }

  private java.util.List<String> notes() {
    return server.events().stream()
        .filter(e -> e.get("kind").asString().equals("form.exchange"))
        .map(e -> e.get("outcome").asString() + " " + e.get("detail").asString())
        .toList();
  }

  @Test
  void a_wrong_signature_is_432_and_another_key_421() throws Exception {
    String ping = "{\"version\":\"3.0\",\"action\":\"ping\"}";
    byte[] body = MetaForm.of(3).ask(RunningServer.FORM_KEY.publicPem(), ping);
    assertThat(server.post(FORMS, body, null).statusCode()).isEqualTo(432);
    assertThat(server.post(FORMS, body, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(432);
    byte[] other = MetaForm.of(3).ask(FormKey.generate().publicPem(), ping);
    assertThat(post(FORMS, other).statusCode()).isEqualTo(421);
    assertThat(post(FORMS, "{}".getBytes(UTF_8)).statusCode()).isEqualTo(421);
    assertThat(post("/forms/999", body).statusCode()).isEqualTo(404);
  }

  @Test
  void a_token_of_nobody_is_427() throws Exception {
    for (String unknown : new String[] {"unused", "ses_0-1", token + "1", "' or 1=1-1"}) {
      assertThat(refused(question("INIT", "", "{}", unknown)).statusCode())
          .as(unknown)
          .isEqualTo(427);
    }
    String forged =
        "{\"version\":\"4.0\",\"action\":\"INIT\",\"data\":{},\"flow_token\":\""
            + token
            + "\",\"flow_token_signature\":\"a.b.c\"}";
    assertThat(refused(forged).statusCode()).isEqualTo(427);
  }

  @Test
  void a_function_that_fails_is_an_event_and_the_form_goes_on_afterwards() throws Exception {
    assertThat(refused(question("data_exchange", "BROKEN", "{}", token)).statusCode())
        .isEqualTo(500);
    assertThat(refused(question("data_exchange", "DUMB", "{}", token)).statusCode()).isEqualTo(500);
    assertThat(notes())
        .hasSize(2)
        .allMatch(n -> n.startsWith("failed The form could not be answered: "))
        .anyMatch(n -> n.contains("the function `table` gave no object"));
    assertThat(answered(question("INIT", "", "{}", token)).get("screen").asString())
        .isEqualTo("PEOPLE");
  }
}
