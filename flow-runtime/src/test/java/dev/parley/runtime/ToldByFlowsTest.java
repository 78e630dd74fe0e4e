package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What flows tell the world besides messages: labels and groups stay, the rest is listed. */
class ToldByFlowsTest {
  private static final Meta.Customer ASHA = Meta.Customer.phone("919876543210");
  private static final String TEA =
      """
      flow tea {
        expires: 1h
      }

      trigger any

      step start {
        say "Labels: ${contact.labels.join()}. Groups: ${contact.groups.join()}."
        label "tea", "new"
        join "drinkers"
        say "Labels: ${contact.labels.join()}."
        unlabel "new"
        optin marketing
        emit tea_ordered (sort: "Assam")
        if trigger.text === "last" {
          handoff "kitchen" note "One Assam"
        }
        end
      }
      """;

  @TempDir Path folder;

  private static byte[] text(String id, String body) {
    return Meta.text(ASHA, body, id).getBytes(UTF_8);
  }

  private static String said(GraphStub graph) throws Exception {
    return graph.next().body().at("/text/body").asString();
  }

  @Test
  void labels_stay_and_what_is_emitted_is_listed() throws Exception {
    try (GraphStub graph = new GraphStub();
        RunningServer server = RunningServer.start(folder, TEA, Meta.NUMBER, graph.url())) {
      server.webhook(text("wamid.1", "first"));
      assertThat(said(graph)).isEqualTo("Labels: . Groups: .");
      assertThat(said(graph)).isEqualTo("Labels: tea,new.");
      server.webhook(text("wamid.2", "last"));
      assertThat(said(graph)).isEqualTo("Labels: tea. Groups: drinkers.");
      assertThat(said(graph)).isEqualTo("Labels: tea,new.");
      assertThat(server.events())
          .extracting(e -> e.get("kind").asString() + " | " + e.path("detail").asString(""))
          .contains(
              "contact.opted_in | marketing",
              "flow.emitted | tea_ordered {\"sort\":\"Assam\"}",
              "conversation.handoff | kitchen: One Assam");
    }
  }
}
