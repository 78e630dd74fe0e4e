package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.conversation.Differences;
import dev.parley.runtime.conversation.Recording;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Replay;
import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A flow's message that cannot be sent comes back to the flow: once, in order, by the inbox. */
@ParameterizedClass
@EnumSource(Database.class)
class RefusalTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final String NOBODY = "(#131026) Message undeliverable";
  private static final Verdict REFUSED = new Verdict.Failed(131026, NOBODY);

  @Parameter Database database;

  private StoreSettings settings;
  private TestLine line;

  @BeforeEach
  void open() {
    settings = database.fresh();
    line = TestLine.started(settings);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void say(String text) {
    line.receive(line.meta.text(ASHA, text));
  }

  private Sent hear(String text) {
    Sent sent = line.post.next();
    assertThat(sent.text()).isEqualTo(text);
    return sent;
  }

  /** What {@code on error} was told: code, step and message. */
  private void hearSorry(String code, String step, String message) {
    Sent sent = line.post.next();
    assertThat(sent.body().at("/template/name").asString()).isEqualTo("sorry");
    List<String> told = List.of(parameter(sent, 0), parameter(sent, 1), parameter(sent, 2));
    assertThat(told).containsExactly(code, step, message);
  }

  private static String parameter(Sent sent, int number) {
    return sent.body().at("/template/components/0/parameters/" + number + "/text").asString();
  }

  private void refuse(String text, Verdict verdict) {
    line.post.answer(sent -> sent.text().equals(text) ? verdict : line.post.accepted());
  }

  private int count(String outcome) {
    return Collections.frequency(line.outcomes(), outcome);
  }

  private void settled() {
    eventually(() ->
        line.rows("select * from outbox where open = 1").isEmpty()
            && line.rows("select * from inbox where state = 'new'").isEmpty());
  }

  private String wamid(Sent sent) {
    settled();
    return line.value("select wamid from outbox where id = '" + sent.id() + "'");
  }

  private Sent asked() {
    say("visit");
    hear("We are glad to have you.");
    return hear("When will you come?");
  }

  @Test
  void what_graph_refuses_for_good_takes_on_error() {
    refuse("When will you come?", REFUSED);
    asked();
    hearSorry("FLW5314", "start", NOBODY);
    settled();
    assertThat(line.outcomes())
        .containsSubsequence("message.send failed", "message.refused unsent", "flow.fault FLW5314");
    assertThat(line.events())
        .filteredOn(e -> e.kind().equals("message.refused"))
        .extracting(RecordedEvent::detail)
        .containsExactly(NOBODY);
    assertThat(line.value("select state from session")).isEqualTo("ended");
  }

  @Test
  void a_status_that_says_failed_takes_on_error_once_however_often_it_comes() {
    Sent question = asked();
    String failed = Meta.status(wamid(question), "failed", question.id());
    line.receive(failed);
    hearSorry("FLW5314", "start", NOBODY);
    line.receive(failed);
    line.receive(Meta.status(wamid(question), "failed", question.id()));
    settled();
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(count("message.refused unsent")).isEqualTo(1);
    assertThat(line.rows("select * from inbox where kind = 'message.refused'")).hasSize(1);
  }

  @Test
  void what_is_known_of_a_message_after_its_question_was_answered_is_stale() {
    Sent question = asked();
    String wamid = wamid(question);
    say("at six");
    hear("Show you something?");
    line.receive(Meta.status(wamid, "failed", question.id()));
    eventually(() -> count("message.refused stale") == 1);
    settled();
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(line.value("select state from session")).isEqualTo("live");
  }

  @Test
  void what_whatsapp_has_no_words_for_takes_on_error() {
    asked();
    say("at six");
    hear("Show you something?");
    say("p1");
    hear("More?");
    hearSorry("FLW5313", "start", "WhatsApp wants the catalogue of the product p1 named.");
    settled();
    assertThat(line.outcomes())
        .containsSubsequence("message.unsent product", "message.refused unsent");
  }

  @Test
  void what_comes_after_the_window_takes_on_error_though_the_flow_has_ended() {
    asked();
    settled();
    eventually(() -> !line.rows("select * from timer").isEmpty());
    line.time.advance(Duration.ofHours(25));
    Sent sorry = line.post.next();
    assertThat(parameter(sorry, 0)).isEqualTo("FLW5312");
    assertThat(parameter(sorry, 1)).isEqualTo("over");
    assertThat(parameter(sorry, 2)).contains("24 hours");
    settled();
    assertThat(line.outcomes())
        .containsSubsequence(
            "timer.fired timed_out", "message.unsent outside_window", "message.refused unsent");
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(line.value("select state from session")).isEqualTo("ended");
  }

  @Test
  void a_customer_who_cannot_be_reached_is_not_written_to_for_ever() {
    line.post.answer(REFUSED);
    say("insist");
    hear("Your name?");
    hear("Your name?");
    eventually(() -> line.outcomes().contains("session.failed FLW5314"));
    settled();
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(count("message.refused unsent")).isEqualTo(2);
  }

  @Test
  void a_refusal_that_was_written_down_before_a_crash_takes_on_error_after_it() {
    Sent question = asked();
    String wamid = wamid(question);
    line.close();
    line = TestLine.standing(settings, line.clockAfterCrash());
    line.receive(Meta.status(wamid, "failed", question.id()));
    assertThat(line.rows("select * from inbox where state = 'new'")).hasSize(1);
    line.crash();
    line = TestLine.started(settings, line.clockAfterCrash());
    hearSorry("FLW5314", "start", NOBODY);
    settled();
    assertThat(count("message.refused unsent")).isEqualTo(1);
  }

  @Test
  void a_conversation_with_refusals_is_replayed_as_it_was() {
    Sent question = asked();
    String wamid = wamid(question);
    say("at six");
    hear("Show you something?");
    line.receive(Meta.status(wamid, "failed", question.id()));
    say("p1");
    hear("More?");
    line.post.next();
    settled();
    Recording recording =
        new Recordings(line.store)
            .of(new AccountId(line.channel.account()), line.value("select id from conversation"))
            .orElseThrow();
    Replay replay = new Replay(recording, new Club().flows(), Map.of());
    assertThat(Differences.of(recording, replay.asItWas())).isEmpty();
    assertThat(replay.through(new Club().flows().current("club").orElseThrow(), replay.asItWas()))
        .last()
        .satisfies(event -> assertThat(event.says()).isNotEmpty());
  }
}
