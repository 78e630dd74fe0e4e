package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Troubles on demand: errors, outages, statuses and webhooks that go astray. */
class WeatherTest {
  private static final String ADA = "12025550143";
  private final World world = new World();

  @BeforeEach
  void openTheWindow() {
    world.writes(World.ADA, "hi");
    world.writes(World.BENNO, "hi");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_next_send_fails_by_a_status_as_131026_does() {
    assertThat(world.command("fail next 131026")).contains("131026", "Message undeliverable");
    World.Answer failed = world.text(ADA, "one");
    World.Answer well = world.text(ADA, "two");
    world.time.pass(Duration.ofSeconds(1));

    assertThat(failed.status()).isEqualTo(200);
    assertThat(well.status()).isEqualTo(200);
    assertThat(world.statusWords()).containsExactly("failed", "sent", "delivered");
    assertThat(world.business.statuses().getFirst().at("/errors/0/code").asInt()).isEqualTo(131026);
  }

  @Test
  void an_error_of_the_answer_has_metas_shape() {
    world.command("fail next 2 130429");
    world.command("fail always 131016 to +1 202 555 0143".replace(" 202 555 ", "202555"));

    World.Answer first = world.text(ADA, "one");
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.error().path("code").asInt()).isEqualTo(130429);
    assertThat(first.error().path("message").asString()).isEqualTo("(#130429) Rate limit hit");
    assertThat(first.error().path("fbtrace_id").asString()).startsWith("A");
    assertThat(first.details()).isNotEmpty();
    world.text(ADA, "two");
    World.Answer third = world.text(ADA, "three");
    assertThat(third.error().path("code").asInt()).isEqualTo(131016);
    assertThat(third.error().path("is_transient").asBoolean()).isTrue();
    world.command("fail off");
    assertThat(world.text(ADA, "four").status()).isEqualTo(200);
  }

  @Test
  void an_error_can_be_told_the_other_way() {
    world.command("fail next 131026 as answer");
    assertThat(world.text(ADA, "one").error().path("code").asInt()).isEqualTo(131026);
    world.command("fail next 131000 as status");
    assertThat(world.text(ADA, "two").status()).isEqualTo(200);
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.statusWords()).containsExactly("failed");
  }

  @Test
  void a_share_of_sends_fails_and_the_same_seed_fails_the_same_ones() {
    assertThat(failures(7)).isEqualTo(failures(7)).isNotEqualTo(failures(8));
    assertThat(failures(7).stream().filter(failed -> failed).count()).isBetween(20L, 80L);
  }

  private static List<Boolean> failures(long seed) {
    Dice<String> dice = new Dice<>(seed);
    dice.add("trouble", Chance.percent(25));
    return IntStream.range(0, 200).mapToObj(i -> dice.roll(any -> true).isPresent()).toList();
  }

  @Test
  void graph_can_be_down_and_says_so_without_json() {
    world.command("graph next 500");
    World.Answer answer = world.text(ADA, "one");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.raw().body()).startsWith("<html>");
    world.command("graph next 429");
    assertThat(world.text(ADA, "two").error().path("code").asInt()).isEqualTo(4);
    assertThat(world.text(ADA, "three").status()).isEqualTo(200);
  }

  @Test
  void a_reset_does_nothing_and_a_lost_answer_was_a_send() {
    world.command("graph next reset");
    assertThatThrownBy(() -> world.text(ADA, "never")).isInstanceOf(UncheckedIOException.class);
    world.command("graph next lost");
    assertThatThrownBy(() -> world.text(ADA, "once")).hasCauseInstanceOf(IOException.class);
    world.time.pass(Duration.ofSeconds(1));

    assertThat(world.chat(World.ADA)).hasSize(2);
    assertThat(world.chat(World.ADA).path(1).at("/content/text/body").asString()).isEqualTo("once");
    JsonNode summary = world.get("/emulator/ledger/summary").json();
    assertThat(summary.path("accepted").asInt()).isEqualTo(1);
    assertThat(summary.path("unanswered").asInt()).isEqualTo(1);
  }

  @Test
  void a_slow_answer_comes_when_its_time_has_passed() {
    world.command("graph next slow 3s");
    CompletableFuture<World.Answer> answer =
        CompletableFuture.supplyAsync(() -> world.text(ADA, "slowly"));
    while (!answer.isDone()) {
      world.time.pass(Duration.ofMillis(100));
      Thread.onSpinWait();
    }
    assertThat(answer.join().status()).isEqualTo(200);
  }

  @Test
  void statuses_are_lost_doubled_and_late_as_asked() {
    world.command("statuses next lose delivered");
    world.text(ADA, "one");
    world.time.pass(Duration.ofSeconds(1));
    world.phone("/api/customers/" + World.userId(World.ADA) + "/read", "{}");
    world.time.settle();
    assertThat(world.statusWords()).as("read without delivered").containsExactly("sent", "read");

    world.command("statuses next double sent");
    world.text(ADA, "two");
    world.time.pass(Duration.ofSeconds(3));
    assertThat(world.statusWords()).containsExactly("sent", "read", "sent", "delivered", "sent");

    world.command("statuses next late sent");
    world.text(ADA, "three");
    world.time.pass(Duration.ofSeconds(5));
    assertThat(world.statusWords().subList(5, 7)).containsExactly("delivered", "sent");
  }

  @Test
  void statuses_can_be_delayed() {
    world.command("statuses delay 30s");
    world.text(ADA, "one");
    world.time.pass(Duration.ofSeconds(30));
    assertThat(world.statusWords()).isEmpty();
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.statusWords()).containsExactly("sent", "delivered");
  }

  @Test
  void webhooks_come_twice_or_never() {
    world.command("webhooks next double");
    world.writes(World.ADA, "twice");
    world.time.pass(Duration.ofSeconds(2));
    world.command("webhooks next lose");
    world.writes(World.ADA, "never");
    world.time.pass(Duration.ofSeconds(2));

    assertThat(world.business.messages())
        .extracting(message -> message.at("/text/body").asString())
        .containsExactly("hi", "hi", "twice", "twice");
    assertThat(world.get("/emulator/ledger/summary").json().path("lost").asInt()).isEqualTo(1);
  }

  @Test
  void updates_of_a_time_are_posted_in_one_request() {
    world.command("webhooks batch 2s");
    world.writes(World.ADA, "one");
    world.writes(World.ADA, "two");
    world.writes(World.BENNO, "three");
    world.time.pass(Duration.ofSeconds(3));

    assertThat(world.business.texts()).hasSize(3);
    assertThat(world.business.values()).hasSize(4);
    assertThat(world.business.values().get(2).path("messages")).hasSize(2);
    assertThat(world.business.messages()).hasSize(5);
  }

  @Test
  void one_person_gets_45_at_once_and_then_one_in_six_seconds() {
    IntStream.range(0, 45)
        .forEach(i -> assertThat(world.text(ADA, "m" + i).status()).isEqualTo(200));
    World.Answer refused = world.text(ADA, "too much");
    assertThat(refused.error().path("code").asInt()).isEqualTo(131056);
    world.time.pass(Duration.ofSeconds(6));
    assertThat(world.text(ADA, "again").status()).isEqualTo(200);
    assertThat(world.text(ADA, "too much").status()).isEqualTo(429);
    world.command("pair off");
    assertThat(world.text(ADA, "any number").status()).isEqualTo(200);
  }

  @Test
  void throughput_counts_messages_in_both_directions() {
    world.command("pair off");
    world.command("throughput 4");
    world.writes(World.ADA, "one");
    world.writes(World.ADA, "two");
    assertThat(world.text(ADA, "three").status()).isEqualTo(200);
    assertThat(world.text(ADA, "four").status()).isEqualTo(200);
    assertThat(world.text(ADA, "five").error().path("code").asInt()).isEqualTo(130429);
    world.time.pass(Duration.ofMillis(250));
    assertThat(world.text(ADA, "six").status()).isEqualTo(200);
  }

  @Test
  void the_window_can_be_closed_and_left_away() {
    world.command("expire Ada");
    world.text(ADA, "too late");
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.business.statuses().getLast().at("/errors/0/code").asInt()).isEqualTo(131047);
    world.command("window off");
    world.text(ADA, "whenever");
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.statusWords()).containsExactly("failed", "sent", "delivered");
  }

  @Test
  void the_number_cannot_write_to_itself() {
    assertThat(world.text("15550100100", "me").error().path("code").asInt()).isEqualTo(131021);
  }

  @Test
  void clear_ends_everything() {
    world.command("fail always 131000");
    world.command("statuses always lose");
    world.command("window off");
    world.command("clear");
    assertThat(world.text(ADA, "one").status()).isEqualTo(200);
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.statusWords()).containsExactly("sent", "delivered");
    JsonNode state = world.get("/emulator/control").json();
    assertThat(state.at("/rules/window").asBoolean()).isTrue();
    assertThat(state.path("fail")).isEmpty();
  }
}
