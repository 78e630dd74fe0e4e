package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is parked and what is doubtful, over HTTP; what becomes of it, {@code ParkedTest} tells. */
class ParkedOverHttpTest {
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      step start {
        say "Hi!"
        end
      }
      """;

  @TempDir Path folder;
  private GraphStub graph;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    graph = new GraphStub();
    server = RunningServer.start(folder, FLOW, Meta.NUMBER, graph.url());
    byte[] hello = Meta.text(Meta.Customer.phone("919876543210"), "hi", "wamid.1").getBytes(UTF_8);
    assertThat(server.webhook(hello).statusCode()).isEqualTo(200);
    graph.next();
  }

  @AfterEach
  void stop() {
    server.close();
    graph.close();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private void refused(String path, int status, String sentence) {
    HttpResponse<String> answer = server.post(path, "");
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("detail").asString()).isEqualTo(sentence);
  }

  @Test
  void where_nothing_went_wrong_the_lists_are_empty() {
    for (String path : List.of("/api/v1/events/parked", "/api/v1/messages/doubtful")) {
      HttpResponse<String> answer = server.get(path, RunningServer.API_KEY);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(json(answer).path("items").isEmpty()).as(path).isTrue();
      assertThat(json(answer).path("next").isNull()).as(path).isTrue();
      assertThat(server.get(path, null).statusCode()).as(path).isEqualTo(401);
      assertThat(server.get(path + "?limit=0", RunningServer.API_KEY).statusCode())
          .as(path)
          .isEqualTo(400);
    }
    assertThat(server.get("/api/v1/events/parked?after=x", RunningServer.API_KEY).statusCode())
        .isEqualTo(400);
  }

  @Test
  void what_is_not_parked_cannot_be_tried_again() {
    String id = server.events().getFirst().path("id").asString();
    refused("/api/v1/events/" + id + "/retry", 409, "The event " + id + " is not parked.");
    refused("/api/v1/events/" + id + "/skip", 409, "The event " + id + " is not parked.");
    refused("/api/v1/events/evt_none/retry", 404, "There is no event evt_none.");
    refused("/api/v1/conversations/cnv_none/retry", 404, "There is no conversation cnv_none.");
  }

  @Test
  void a_conversation_in_which_nothing_is_parked_has_nothing_to_try_again() {
    String conversation = server.events().getFirst().path("conversation").asString();
    HttpResponse<String> answer =
        server.post("/api/v1/conversations/" + conversation + "/retry", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("retried").asInt()).isZero();
  }
}
