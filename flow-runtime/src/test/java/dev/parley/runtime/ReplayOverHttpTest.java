package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.cli.Parley;
import dev.parley.runtime.line.Meta;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley replay} on a running server. */
class ReplayOverHttpTest {
  private static final Meta.Customer ASHA = Meta.Customer.phone("919876543210");
  private static final String TEA =
      """
      flow tea {
        expires: 1h
      }

      trigger any

      step start {
        ask sort "Which tea?"
        say "One ${sort}."
        end
      }
      """;

  @TempDir Path folder;
  private GraphStub graph;
  private RunningServer server;
  private String conversation;

  private record Result(int exit, List<String> lines) {}

  @BeforeEach
  void converse() throws Exception {
    graph = new GraphStub();
    server = RunningServer.start(folder, TEA, Meta.NUMBER, graph.url());
    for (String said : List.of("hi", "Assam")) {
      assertThat(server.webhook(text(said)).statusCode()).isEqualTo(200);
      graph.next();
    }
    conversation = server.events().getFirst().get("conversation").asString();
  }

  @AfterEach
  void stop() {
    server.close();
    graph.close();
  }

  private static byte[] text(String body) {
    return Meta.text(ASHA, body, "wamid." + body).getBytes(UTF_8);
  }

  private Result replay(String id, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      URI url = URI.create("http://localhost:" + server.runtime.port());
      List<String> args = new ArrayList<>(List.of("replay", id, "--server"));
      args.add(url.toString());
      args.addAll(List.of("--key", RunningServer.API_KEY));
      args.addAll(List.of(more));
      int exit = Parley.run(args.toArray(String[]::new));
      return new Result(exit, out.toString(UTF_8).lines().toList());
    } finally {
      System.setOut(usual);
    }
  }

  @Test
  void a_conversation_goes_as_it_was_recorded() {
    Result result = replay(conversation);
    assertThat(result.lines()).last().isEqualTo("It goes as it was recorded.");
    assertThat(result.exit()).isZero();
    assertThat(result.lines().stream().map(line -> line.replaceAll("^20\\S+ ", "")))
        .containsExactly(
            " writes hi",
            "  Which tea?",
            "  (waits at tea/start/sort)",
            " writes Assam",
            "  One Assam.",
            "  (ended)",
            "It goes as it was recorded.");
  }

  @Test
  void a_changed_bot_is_shown_beside_it() throws IOException {
    Path changed = Files.createDirectories(folder.resolve("changed").resolve("bot"));
    Files.writeString(changed.resolve("tea.flow"), TEA.replace("One ${sort}", "1 × ${sort}"));
    Result result = replay(conversation, "--bot", changed.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.lines()).contains("- One Assam.", "+ 1 × Assam.", "  Which tea?");
    assertThat(result.lines()).last().asString().endsWith("goes another way.");
  }

  @Test
  void what_cannot_be_replayed_is_said_in_a_sentence() throws Exception {
    assertThat(replay("cnv_none").exit()).isEqualTo(2);
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("cake.flow"), TEA.replace("tea", "cake"));
    assertThat(replay(conversation, "--bot", other.toString()).exit()).isEqualTo(2);
    String path = "/api/v1/conversations/" + conversation + "/replay";
    assertThat(server.get(path, null).statusCode()).isEqualTo(401);
    for (String body : List.of("", "{", "[]", "{}", "{\"bot\":{},\"flows\":[]}", "{\"bot\":3}")) {
      assertThat(Objects.requireNonNull(server.post(path, body)).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }
}
