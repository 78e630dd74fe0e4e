package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Commands over HTTP, and the ledger that counts. */
class ControlRoutesTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_command_that_cannot_be_followed_says_how_it_is_written_and_changes_nothing() {
    for (String wrong :
        List.of(
            "fail next banana",
            "fail 131026 and more",
            "graph next 200",
            "graph sideways",
            "statuses 10% eat",
            "window maybe",
            "expire Nobody")) {
      World.Answer answer = world.control("{\"command\":\"" + wrong + "\"}");
      assertThat(answer.status()).as(wrong).isEqualTo(422);
      assertThat(answer.json().path("detail").asString()).contains("Usage: ");
    }
    assertThat(world.control("{\"command\":\"dance\"}").json().path("detail").asString())
        .contains("fail, graph, statuses");
    assertThat(world.control("{}").status()).isEqualTo(422);
    JsonNode state = world.get("/emulator/control").json();
    assertThat(state.path("fail")).isEmpty();
    assertThat(state.path("graph")).isEmpty();
  }

  @Test
  void help_and_the_state_name_every_command() {
    String help = world.command("help");
    JsonNode commands = world.get("/emulator/control").json().path("commands");
    assertThat(commands).hasSizeGreaterThan(10);
    commands.forEach(command -> assertThat(help).contains(command.path("usage").asString()));
  }

  @Test
  void several_commands_are_followed_in_order() {
    World.Answer answer =
        world.control("{\"commands\":[\"fail next 131026\",\"graph 10% 500\",\"clear\"]}");
    assertThat(answer.json().path("said")).hasSize(3);
  }

  @Test
  void the_ledger_tells_what_happened_in_order_and_what_was_sent_twice() {
    world.writes(World.ADA, "hi");
    for (String data : List.of("row-1", "row-2", "row-1")) {
      world.graph(
          """
          {"messaging_product":"whatsapp","to":"12025550143","type":"text",
           "biz_opaque_callback_data":"%s","text":{"body":"answer %s"}}
          """
              .formatted(data, data));
    }
    world.graph("{\"messaging_product\":\"whatsapp\",\"to\":\"12025550143\",\"text\":{}}");
    world.time.pass(Duration.ofSeconds(1));

    JsonNode items = world.get("/emulator/ledger").json().path("items");
    List<String> deeds = new ArrayList<>();
    items.forEach(item -> deeds.add(item.path("deed").asString()));
    assertThat(deeds)
        .startsWith(
            "wrote", "taken", "heard", "accepted", "accepted", "accepted", "refused", "status")
        .endsWith("taken");
    assertThat(items.path(3).path("words").asString()).isEqualTo("answer row-1");
    assertThat(items.path(3).path("data").asString()).isEqualTo("row-1");
    assertThat(items.path(3).path("customer").asString()).isEqualTo(World.userId(World.ADA));

    JsonNode summary = world.get("/emulator/ledger/summary").json();
    assertThat(summary.path("accepted").asInt()).isEqualTo(3);
    assertThat(summary.path("distinct").asInt()).isEqualTo(2);
    assertThat(summary.path("duplicates").toString())
        .isEqualTo("[{\"data\":\"row-1\",\"times\":2}]");
  }

  @Test
  void the_ledger_is_read_in_pages_and_by_deed() {
    world.writes(World.ADA, "hi");
    for (int i = 0; i < 5; i++) {
      world.text("12025550143", "m" + i);
    }
    JsonNode first = world.get("/emulator/ledger?deed=accepted&limit=3").json();
    JsonNode second =
        world
            .get("/emulator/ledger?deed=accepted&limit=3&after=" + first.path("next").asString())
            .json();
    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.has("next")).isFalse();
    assertThat(world.get("/emulator/ledger?deed=nonsense").status()).isEqualTo(422);
  }

  @Test
  void the_graph_api_alone_is_below_the_root_too() {
    World.Answer answer =
        world.call(
            java.net.http.HttpRequest.newBuilder(
                    world.emulator.phoneUrl().resolve("/v24.0/" + World.PHONE_ID))
                .header("Authorization", "Bearer " + world.secrets.accessToken()));
    assertThat(answer.json().path("id").asString()).isEqualTo(World.PHONE_ID);
    assertThat(world.get("/phone").status()).isEqualTo(200);
  }
}
