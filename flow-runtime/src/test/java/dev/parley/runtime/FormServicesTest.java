package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.Service;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.whatsapp.MetaForm;
import dev.parley.runtime.whatsapp.Signature;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form whose screens a service chooses. */
class FormServicesTest {
  private static final Meta.Customer ADA = Meta.Customer.phone("491700000001");
  private static final String KEY = "hush-hush";
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      step start {
        set guest = "Ada"
        ask booking: form(table) "Book a table." {
          cta "Open"
        }
        end
      }
      """;

  @TempDir Path folder;
  private final Service service = new Service();
  private final GraphStub graph = new GraphStub();
  private RunningServer server;

  FormServicesTest() throws java.io.IOException {}

  @BeforeEach
  void start() throws Exception {
    server = start("true");
  }

  private RunningServer start(String privateToo) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PARLEY_WHATSAPP_PHONE_NUMBER_ID", Meta.NUMBER);
    environment.put("PARLEY_CALL_PRIVATE", privateToo);
    environment.put("PARLEY_ENV_FORM_table", service.url() + "/forms/table");
    environment.put("PARLEY_ENV_FORM_table_KEY", KEY);
    return RunningServer.start(folder.resolve(privateToo), FLOW, graph.url(), environment);
  }

  @AfterEach
  void close() {
    server.close();
    graph.close();
    service.close();
  }

  private String open() throws InterruptedException {
    server.webhook(Meta.text(ADA, "hi", "wamid.1").getBytes(UTF_8));
    JsonNode parameters = graph.next().body().at("/interactive/action/parameters");
    assertThat(parameters.get("flow_action").asString()).isEqualTo("data_exchange");
    return parameters.get("flow_token").asString();
  }

  private HttpResponse<String> ask(MetaForm meta, String token) throws Exception {
    String question =
        """
        {"version":"3.0","action":"data_exchange","screen":"PEOPLE","data":{"people":4},
        "flow_token":"%s"}\
        """
            .formatted(token);
    byte[] body = meta.ask(RunningServer.FORM_KEY.publicPem(), question);
    return server.post("/forms/" + Meta.NUMBER, body, Signature.sign(body, RunningServer.SECRET));
  }

  private List<String> notes() {
    return server.events().stream()
        .filter(e -> e.get("kind").asString().equals("form.exchange"))
        .map(e -> e.get("outcome").asString() + " " + e.get("detail").asString())
        .toList();
  }

  @Test
  void a_service_is_asked_what_a_function_would_be_and_its_screen_is_shown() throws Exception {
    service.answer(Service.Answer.json(200, "{\"screen\":\"TIME\",\"data\":{\"at\":[\"8\"]}}"));
    MetaForm meta = MetaForm.of(1);
    HttpResponse<String> answer = ask(meta, open());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(meta.understand(answer.body()))
        .isEqualTo(JsonMapper.shared().readTree("{\"screen\":\"TIME\",\"data\":{\"at\":[\"8\"]}}"));
    Service.Asked asked = service.next();
    assertThat(asked.uri()).isEqualTo("/forms/table");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + KEY);
    JsonNode question = JsonMapper.shared().readTree(asked.body());
    assertThat(question.at("/action").asString()).isEqualTo("data_exchange");
    assertThat(question.at("/screen").asString()).isEqualTo("PEOPLE");
    assertThat(question.at("/data/people").asInt()).isEqualTo(4);
    assertThat(question.at("/vars/guest").asString()).isEqualTo("Ada");
    assertThat(question.at("/contact/name").asString()).isNotEmpty();
    assertThat(notes()).isEmpty();
  }

  @Test
  void an_answer_that_is_none_is_an_event_and_the_form_goes_on_afterwards() throws Exception {
    String token = open();
    for (Service.Answer bad :
        List.of(
            Service.Answer.json(500, "{\"screen\":\"TIME\"}"),
            Service.Answer.json(404, "{}"),
            Service.Answer.of(200, "text/html", "<h1>Hi</h1>"),
            Service.Answer.json(200, "[]"),
            Service.Answer.json(200, "{\"data\":{}}"))) {
      service.answer(bad);
      assertThat(ask(MetaForm.of(1), token).statusCode()).isEqualTo(500);
    }
    assertThat(notes())
        .hasSize(5)
        .allMatch(note -> note.startsWith("failed The form could not be answered: "))
        .noneMatch(note -> note.contains(KEY))
        .anyMatch(note -> note.contains("HTTP status 500"))
        .anyMatch(note -> note.contains("no JSON object"));
    service.answer(Service.Answer.json(200, "{\"screen\":\"TIME\"}"));
    assertThat(ask(MetaForm.of(1), token).statusCode()).isEqualTo(200);
  }

  @Test
  void a_service_in_a_private_network_is_asked_only_if_the_operator_lets_it() throws Exception {
    server.close();
    server = start("false");
    assertThat(ask(MetaForm.of(1), open()).statusCode()).isEqualTo(500);
    assertThat(service.waiting()).isZero();
    assertThat(notes()).singleElement().asString().contains("PARLEY_CALL_PRIVATE");
  }
}
