package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.runtime.conversation.Differences;
import dev.parley.runtime.conversation.Recording;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Replay;
import dev.parley.runtime.conversation.Retaken;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ReplayTest {
  private static final Customer ASHA = Customer.phone("491700000001");

  @Parameter Database database;

  private TestLine line;

  /** Asha joins: she answers, taps, comes back and lets a question time out. */
  @BeforeEach
  void converse() {
    line = TestLine.started(database.fresh());
    say("join", 2);
    say("Asha Rao", 1);
    line.receive(line.meta.text(ASHA, "41"));
    Sent question = line.post.next();
    String yes = question.body().at("/interactive/action/buttons/0/reply/id").asString();
    line.receive(line.meta.tap(ASHA, yes, "Yes"));
    line.post.next();
    say("join", 2);
    line.time.advance(Duration.ofMinutes(11));
    line.post.next();
    eventually(() -> line.rows("select * from turn").size() == 6);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void say(String text, int answers) {
    line.receive(line.meta.text(ASHA, text));
    for (int i = 0; i < answers; i++) {
      line.post.next();
    }
  }

  private Recording recording() {
    String conversation = line.value("select id from conversation");
    return new Recordings(line.store)
        .of(new AccountId(line.channel.account()), conversation)
        .orElseThrow();
  }

  private static Replay replay(Recording recording) {
    return new Replay(recording, new Club().flows(), Map.of());
  }

  @Test
  void a_conversation_goes_again_as_it_was_recorded() {
    Recording recording = recording();
    List<Retaken> was = replay(recording).asItWas();
    assertThat(was)
        .extracting(Retaken::input)
        .containsExactly(
            "writes join",
            "writes Asha Rao",
            "writes 41",
            "taps Yes",
            "writes join",
            "a timer fires");
    assertThat(was.getFirst().says()).containsExactly("Hi, Asha!", "What is your name?");
    assertThat(was.get(2).says()).containsExactly("buttons: Asha Rao, 41. Right? [Yes, No]");
    assertThat(was.getLast().stands()).isEqualTo("ended");
    assertThat(Differences.of(recording, was)).isEmpty();
  }

  @Test
  void what_was_sent_or_kept_otherwise_is_a_difference() {
    line.write("update outbox set message = replace(message, 'How old', 'How young')");
    line.write("update conversation set state = replace(state, 'join', 'jain')");
    line.write("update turn set outcome = 'stale' where outcome = 'timed_out'");
    Recording recording = recording();
    assertThat(Differences.of(recording, replay(recording).asItWas()))
        .hasSize(3)
        .anySatisfy(d -> assertThat(d).contains("was stale; it is timed_out now"))
        .anySatisfy(d -> assertThat(d).contains("How young").contains("How old"))
        .anySatisfy(d -> assertThat(d).startsWith("The session is "));
  }

  @Test
  void messages_that_were_pruned_are_not_missed() {
    line.write("delete from outbox where sequence <= (select min(sequence) + 2 from outbox)");
    Recording recording = recording();
    assertThat(Differences.of(recording, replay(recording).asItWas())).isEmpty();
  }

  @Test
  void through_a_changed_bot_the_same_customer_is_answered_by_it() throws IOException {
    Replay replay = replay(recording());
    List<Retaken> was = replay.asItWas();
    String join = resource("join").replace("How old are you", "Your age");
    CompiledBot changed = CompiledBot.compile(Bot.of("club", flow(join)), "trial");

    List<Retaken> now = replay.through(changed, was);

    assertThat(now.get(1).says()).containsExactly("Your age, Asha Rao?");
    for (int i : new int[] {0, 2, 3, 4, 5}) {
      assertThat(now.get(i).says()).as("event %d", i).isEqualTo(was.get(i).says());
    }
  }

  @Test
  void a_bot_that_asks_one_question_more_shows_where_people_go_another_way() throws IOException {
    Replay replay = replay(recording());
    List<Retaken> was = replay.asItWas();
    String join =
        resource("join")
            .replace(
                "{ \"type\": \"ask\", \"save\": \"name\"",
                "{ \"type\": \"ask\", \"save\": \"city\", \"text\": \"Where?\" },"
                    + " { \"type\": \"ask\", \"save\": \"name\"")
            .replace(
                "\"variables\": [", "\"variables\": [ { \"name\": \"city\", \"type\": \"text\" },");
    CompiledBot changed = CompiledBot.compile(Bot.of("club", flow(join)), "trial");

    List<Retaken> now = replay.through(changed, was);

    assertThat(now)
        .extracting(Retaken::stands)
        .containsExactly(
            "waits at join/start/city",
            "waits at join/start/name",
            "waits at join/start/age",
            "waits at join/start/age",
            "waits at join/start/age",
            "waits at join/start/age");
  }

  private static Flow flow(String json) {
    return FlowJson.read(json).orThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Club.class.getResourceAsStream(name + ".flow.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
