package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.WholeServer.Said;
import dev.parley.runtime.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Conversations over HTTP: people take over from flows and give back. */
@ParameterizedClass
@EnumSource(Database.class)
class ConversationsTest {
  private static final String ASHA = "919876543210";
  private static final String FLOW =
      """
      flow help {}

      trigger keyword "help"

      step start {
        say "I fetch somebody."
        handoff "support" note "wants help"
        say "Anything else, just write."
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

  private JsonNode conversation(Predicate<JsonNode> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode found = world.call("GET", "/conversations", "").json().at("/items/0");
    while (found.isMissingNode() || !condition.test(found)) {
      assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      found = world.call("GET", "/conversations", "").json().at("/items/0");
    }
    return found;
  }

  private static Predicate<JsonNode> owned(String owner) {
    return conversation -> conversation.get("owner").asString().equals(owner);
  }

  private Said change(JsonNode conversation, String body) throws Exception {
    return world.call("PATCH", "/conversations/" + conversation.get("id").asString(), body);
  }

  private void answer(String text) throws Exception {
    String body = "{\"to\":{\"phone\":\"" + ASHA + "\"},\"text\":{\"body\":\"" + text + "\"}}";
    assertThat(world.call("POST", "/messages", body).status()).isEqualTo(201);
    world.hears(text);
  }

  @Test
  void a_flow_hands_over_people_answer_and_it_goes_on_when_they_give_back() throws Exception {
    world.says(ASHA, "help");
    world.hears("I fetch somebody.");
    JsonNode open = conversation(owned("human"));
    assertThat(open.get("queue").asString()).isEqualTo("support");
    assertThat(open.get("note").asString()).isEqualTo("wants help");
    assertThat(open.has("waitingSince")).isTrue();
    assertThat(open.get("returnAfterMinutes").intValue()).isEqualTo(720);
    assertThat(open.get("unread").booleanValue()).isTrue();
    world.says(ASHA, "help");
    answer("Hello, this is Ravi.");
    JsonNode answered = conversation(c -> c.has("answeredAt"));
    assertThat(answered.get("unread").booleanValue()).isFalse();
    assertThat(answered.has("waitingSince")).isFalse();
    assertThat(change(answered, "{\"owner\":\"bot\"}").status()).isEqualTo(200);
    world.hears("Anything else, just write.");
    JsonNode back = conversation(owned("bot"));
    assertThat(back.has("returnsAt")).isFalse();
    world.says(ASHA, "help");
    world.hears("I fetch somebody.");
    String talk = "/conversations/" + back.get("id").asString() + "/messages";
    List<String> said =
        world
            .call("GET", talk, "")
            .json()
            .get("items")
            .valueStream()
            .map(m -> m.get("direction").asString() + " " + m.get("text").asString())
            .toList();
    assertThat(said)
        .containsExactly(
            "in help",
            "out I fetch somebody.",
            "in help",
            "out Hello, this is Ravi.",
            "out Anything else, just write.",
            "in help",
            "out I fetch somebody.");
    JsonNode first = world.call("GET", talk + "?limit=3", "").json();
    assertThat(first.get("items")).hasSize(3);
    assertThat(
            world
                .call("GET", talk + "?limit=10&after=" + first.get("next").asString(), "")
                .json()
                .get("items"))
        .hasSize(4);
    assertThat(world.call("GET", talk + "?after=nonsense", "").status()).isEqualTo(400);
  }

  @Test
  void people_take_over_and_the_bot_keeps_still_until_they_give_back() throws Exception {
    world.says(ASHA, "anything");
    JsonNode known = conversation(c -> c.has("lastInboundAt"));
    Said taken = change(known, "{\"owner\":\"human\",\"returnAfterMinutes\":30,\"team\":\"desk\"}");
    assertThat(taken.json().get("owner").asString()).isEqualTo("human");
    assertThat(taken.json().has("returnsAt")).isTrue();
    assertThat(world.call("GET", "/conversations?owner=human&team=desk", "").json().get("items"))
        .hasSize(1);
    assertThat(world.call("GET", "/conversations?owner=bot", "").json().get("items")).isEmpty();
    world.says(ASHA, "help");
    conversation(c -> c.get("unread").booleanValue());
    answer("A person.");
    assertThat(world.graph.waiting()).isZero();
    assertThat(change(known, "{\"owner\":\"bot\"}").json().get("owner").asString())
        .isEqualTo("bot");
    world.says(ASHA, "help");
    world.hears("I fetch somebody.");
  }

  @Test
  void a_conversation_is_closed_snoozed_and_read_until_the_customer_writes() throws Exception {
    world.says(ASHA, "anything");
    JsonNode known = conversation(c -> c.has("lastInboundAt"));
    assertThat(known.get("state").asString()).isEqualTo("open");
    assertThat(change(known, "{\"read\":true}").json().get("unread").booleanValue()).isFalse();
    assertThat(change(known, "{\"state\":\"closed\"}").json().get("state").asString())
        .isEqualTo("closed");
    world.says(ASHA, "again");
    JsonNode open = conversation(c -> c.get("state").asString().equals("open"));
    assertThat(open.get("unread").booleanValue()).isTrue();
    String later = "{\"snoozedUntil\":\"2099-01-01T00:00:00Z\"}";
    assertThat(change(open, later).json().get("state").asString()).isEqualTo("snoozed");
    assertThat(change(open, "{\"snoozedUntil\":null}").json().get("state").asString())
        .isEqualTo("open");
    assertThat(change(open, "{\"read\":false}").json().get("unread").booleanValue()).isTrue();
  }

  @Test
  void a_wrong_change_is_refused_by_its_place() throws Exception {
    world.says(ASHA, "anything");
    JsonNode known = conversation(c -> c.has("lastInboundAt"));
    assertThat(change(known, "{\"owner\":\"cat\"}").json().at("/errors/0/pointer").asString())
        .isEqualTo("/owner");
    assertThat(change(known, "{\"agent\":\"usr_0\"}").json().at("/errors/0/pointer").asString())
        .isEqualTo("/agent");
    assertThat(
            change(known, "{\"returnAfterMinutes\":0}").json().at("/errors/0/pointer").asString())
        .isEqualTo("/returnAfterMinutes");
    assertThat(world.call("GET", "/conversations/cnv_0", "").status()).isEqualTo(404);
    assertThat(world.call("PATCH", "/conversations/cnv_0", "{}").status()).isEqualTo(404);
    assertThat(world.call("GET", "/conversations/cnv_0/messages", "").status()).isEqualTo(404);
  }
}
