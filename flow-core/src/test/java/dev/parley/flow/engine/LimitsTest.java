package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each limit has a flow that hits it, and one that just does not. */
class LimitsTest {
  private static Talk within(Limits limits, Action... actions) {
    return Talk.with(flow(step("s", actions)), limits);
  }

  @Test
  void steps_of_a_turn() {
    Limits limits = new Limits(5, 16, 1_000_000, 4_000_000, 4_096, 65_536);
    Action say = say("x");
    assertThat(within(limits, say, say("y"), ask("a", "?")).failure()).isEqualTo("none");
    assertThat(within(limits, say("1"), say("2"), say("3"), say("4"), say("5")).failure())
        .isEqualTo("FLW5301");
    assertThat(within(limits, go("s")).failure()).isEqualTo("FLW5301");
  }

  @Test
  void frames_of_a_session() {
    Limits limits = new Limits(1_000, 2, 1_000_000, 4_000_000, 4_096, 65_536);
    Action ask = ask("a", "?");
    assertThat(
            Talk.with(
                    bot(List.of(), flow(step("s", run("b"))), Authored.named("b", step("s", ask))),
                    limits)
                .failure())
        .isEqualTo("none");
    assertThat(Talk.with(bot(List.of(), flow(step("s", run("main")))), limits).failure())
        .isEqualTo("FLW5310");
  }

  @Test
  void cost_of_expressions_a_turn() {
    Limits limits = new Limits(1_000, 16, 1_000, 4_000_000, 4_096, 65_536);
    assertThat(within(limits, set("n", "[1, 2].map(x => x * 2)")).failure()).isEqualTo("none");
    Action costly = set("n", "'x'.repeat(500).split('').map(x => x + x)");
    assertThat(within(limits, costly, costly, costly).failure()).startsWith("FLW52");
  }

  @Test
  void what_expressions_build_in_a_turn() {
    Limits limits = new Limits(1_000, 16, 1_000_000, 10_000, 4_096, 65_536);
    assertThat(within(limits, set("n", "'x'.repeat(3000)")).failure()).isEqualTo("none");
    assertThat(within(limits, set("n", "'x'.repeat(11000)")).failure()).startsWith("FLW52");
  }

  @Test
  void length_of_a_text() {
    Limits limits = new Limits(1_000, 16, 1_000_000, 4_000_000, 10, 65_536);
    assertThat(within(limits, say("${'x'.repeat(10)}")).failure()).isEqualTo("none");
    assertThat(within(limits, say("${'x'.repeat(11)}")).failure()).isEqualTo("FLW5305");
  }

  @Test
  void bytes_of_a_session_by_the_bytes_of_its_values() {
    Limits limits = new Limits(1_000, 16, 1_000_000, 4_000_000, 4_096, 400);
    assertThat(within(limits, set("v", "'x'.repeat(360)"), ask("a", "?")).failure())
        .isEqualTo("none");
    assertThat(within(limits, set("v", "'x'.repeat(400)"), ask("a", "?")).failure())
        .isEqualTo("FLW5306");
    assertThat(within(limits, set("v", "'क'.repeat(110)"), ask("a", "?")).failure())
        .isEqualTo("none");
    assertThat(within(limits, set("v", "'क'.repeat(140)"), ask("a", "?")).failure())
        .isEqualTo("FLW5306");
  }

  @Test
  void a_session_that_failed_for_its_size_is_small() {
    Talk talk = within(Limits.defaults(), set("v", "'x'.repeat(70000)"), ask("a", "?"));
    assertThat(talk.failure()).isEqualTo("FLW5306");
    assertThat(talk.stored().getBytes(StandardCharsets.UTF_8).length).isLessThan(400);
    Talk ended = within(Limits.defaults(), set("v", "'x'.repeat(70000)"));
    assertThat(ended.failure()).isEqualTo("FLW5306");
    assertThat(ended.stored().getBytes(StandardCharsets.UTF_8).length).isLessThan(400);
  }

  @Test
  void on_error_may_make_a_session_small_enough_again() {
    Talk talk =
        Talk.with(
            flow(
                List.of(onError("e", set("v", "null"), say("${e.code}"), ask("b", "?"))),
                step("s", set("v", "'x'.repeat(70000)"), ask("a", "?"))));
    assertThat(talk.bot()).endsWith("FLW5306", "?");
    assertThat(talk.waits()).isEqualTo("on:error/b");
  }

  @Test
  void on_error_that_leaves_a_session_too_large_does_not_save_it() {
    Talk talk =
        Talk.with(
            flow(
                List.of(new dev.parley.flow.model.Handler.OnError("e", block(ask("b", "?")))),
                step("s", set("v", "'x'.repeat(70000)"), ask("a", "?"))));
    assertThat(talk.failure()).isEqualTo("FLW5306");
  }

  @Test
  void a_conversation_does_not_grow_by_its_length() {
    Talk talk = Talk.with(flow(step("s", ask("a", "?"), go("s"))));
    int first = talk.says("x").stored().length();
    for (int i = 0; i < 90; i++) {
      talk.says("x");
    }
    assertThat(talk.stored().length()).isLessThanOrEqualTo(first + 2);
  }
}
