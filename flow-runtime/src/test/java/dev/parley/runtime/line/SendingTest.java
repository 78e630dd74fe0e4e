package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.outbox.Doubt;
import dev.parley.runtime.outbox.Doubts;
import dev.parley.runtime.outbox.GraphCarrier;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class SendingTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");

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

  private void say(Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private String state(Sent sent) {
    return line.value("select state from outbox where id = '" + sent.id() + "'");
  }

  private String wamid(Sent sent) {
    return line.value("select wamid from outbox where id = '" + sent.id() + "'");
  }

  private boolean possiblyDuplicate(Sent sent) {
    return line.value("select possibly_duplicate from outbox where id = '" + sent.id() + "'")
        .equals("true");
  }

  /** Waits until a message has the state, and until its conversation goes on. */
  private void reaches(Sent sent, String state) {
    eventually(() -> state(sent).equals(state));
  }

  /** Starts a conversation; its two first messages are sent. */
  private Sent begun() {
    say(ASHA, "count");
    line.post.next();
    Sent question = line.post.next();
    reaches(question, "accepted");
    return question;
  }

  /** Waits until the alarm for the one message is set, besides the one for timers. */
  private void alarmIsSet() {
    eventually(() -> line.time.alarms() == 2);
  }

  @Test
  void a_status_moves_a_message_on_and_never_back() {
    Sent sent = begun();
    String wamid = wamid(sent);
    line.receive(Meta.status(wamid, "read", sent.id()));
    assertThat(state(sent)).isEqualTo("read");
    line.receive(Meta.status(wamid, "delivered", sent.id()));
    line.receive(Meta.status(wamid, "sent", sent.id()));
    line.receive(Meta.status(wamid, "failed", sent.id()));
    assertThat(state(sent)).isEqualTo("read");
    assertThat(line.outcomes()).contains("status.read recorded", "status.sent recorded");
    assertThat(line.rows("select * from turn")).as("statuses take no turn").hasSize(1);
  }

  @Test
  void a_status_without_our_id_is_known_by_its_wamid() {
    Sent sent = begun();
    line.receive(Meta.status(wamid(sent), "delivered", null));
    assertThat(state(sent)).isEqualTo("delivered");
  }

  @Test
  void a_status_that_failed_says_why() {
    Sent sent = begun();
    line.receive(Meta.status(wamid(sent), "failed", sent.id()));
    assertThat(state(sent)).isEqualTo("failed");
    Map<String, Object> row =
        line.rows("select error_code, error from outbox where id = '" + sent.id() + "'").getFirst();
    assertThat(row).containsEntry("error_code", 131026);
    assertThat(row.get("error")).asString().contains("Message undeliverable");
  }

  /** Graph may keep the answer for half a minute; the conversation waited as long. */
  @Test
  void a_status_ends_the_wait_for_an_answer() {
    line.post.hold();
    say(ASHA, "count");
    Sent first = line.post.next();
    line.post.acceptAll();
    line.receive(Meta.status("wamid.early", "delivered", first.id()));
    assertThat(line.post.next().text()).isEqualTo("0");
    assertThat(state(first)).isEqualTo("delivered");
    assertThat(wamid(first)).isEqualTo("wamid.early");
    line.time.advance(TestLine.DOUBT_WAIT.multipliedBy(2));
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(possiblyDuplicate(first)).isFalse();
  }

  @Test
  void a_status_of_a_message_that_is_not_ours_moves_nothing() {
    Sent sent = begun();
    line.receive(Meta.status("wamid.other", "read", "something else"));
    line.receive(Meta.status("wamid.other2", "read", "msg_unknown"));
    assertThat(state(sent)).isEqualTo("accepted");
  }

  @Test
  void a_status_settles_a_doubt_and_nothing_is_sent_again() {
    line.post.answer(new Verdict.InDoubt("The connection broke"));
    say(ASHA, "count");
    Sent first = line.post.next();
    eventually(() -> line.outcomes().contains("message.send in_doubt"));
    line.post.acceptAll();
    line.receive(Meta.status("wamid.was-sent", "sent", first.id()));
    assertThat(line.post.next().text()).isEqualTo("0");
    line.time.advance(TestLine.DOUBT_WAIT.multipliedBy(2));
    assertThat(state(first)).isEqualTo("sent");
    assertThat(wamid(first)).isEqualTo("wamid.was-sent");
    assertThat(possiblyDuplicate(first)).isFalse();
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void without_a_status_an_answer_is_sent_again_and_marked() {
    line.post.answer(new Verdict.InDoubt("The connection broke"));
    say(ASHA, "count");
    Sent first = line.post.next();
    eventually(() -> line.outcomes().contains("message.send in_doubt"));
    line.post.acceptAll();
    line.time.advance(TestLine.DOUBT_WAIT.minusMillis(1));
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(Duration.ofMillis(1));
    Sent again = line.post.next();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(line.post.next().text()).isEqualTo("0");
    assertThat(possiblyDuplicate(first)).isTrue();
    assertThat(line.outcomes()).contains("message.send possibly_duplicate");
    assertThat(doubts())
        .extracting(Doubt::id, Doubt::kind)
        .containsExactly(tuple(first.id(), Doubt.Kind.SENT_AGAIN));
  }

  @Test
  void what_graph_asks_to_wait_is_waited_where_it_is_longer() {
    Duration asked = Duration.ofMinutes(3);
    line.post.answer(refusal(131000, asked));
    say(ASHA, "count");
    Sent first = line.post.next();
    reaches(first, "queued");
    alarmIsSet();
    line.post.acceptAll();
    line.time.advance(asked.minusMillis(1));
    assertThat(line.post.isEmpty()).as("the message waits").isTrue();
    line.time.advance(Duration.ofMillis(1));
    assertThat(line.post.next().id()).isEqualTo(first.id());
    assertThat(line.post.next().text()).isEqualTo("0");
  }

  @Test
  void a_number_that_graph_asks_to_wait_waits_so_long() {
    Duration asked = Duration.ofMinutes(10);
    line.post.answer(refusal(131016, asked));
    say(ASHA, "count");
    Sent first = line.post.next();
    reaches(first, "queued");
    line.post.acceptAll();
    say(BEN, "count");
    eventually(() -> line.rows("select * from outbox where open = 1").size() == 4);
    line.time.advance(asked.minusMillis(1));
    assertThat(line.post.isEmpty()).as("everybody waits").isTrue();
    line.time.advance(Duration.ofMillis(1));
    assertThat(List.of(text(), text(), text(), text()))
        .containsExactlyInAnyOrder("Counting.", "0", "Counting.", "0");
  }

  @Test
  void a_doubt_lasts_as_long_as_graph_asks_to_wait() {
    Duration asked = TestLine.DOUBT_WAIT.multipliedBy(3);
    line.post.answer(new Verdict.InDoubt("HTTP status 503", asked));
    say(ASHA, "count");
    Sent first = line.post.next();
    eventually(() -> line.outcomes().contains("message.send in_doubt"));
    line.post.acceptAll();
    line.time.advance(asked.minusMillis(1));
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(Duration.ofMillis(1));
    assertThat(line.post.next().id()).isEqualTo(first.id());
  }

  private static Verdict refusal(int code, Duration asked) {
    GraphError error =
        new GraphError(code, Optional.empty(), "Wait", Optional.empty(), Optional.empty(), false);
    return GraphCarrier.judge(new SendResult.Refused(error, 503, Optional.of(asked)), 1);
  }

  @Test
  void a_marketing_message_in_doubt_is_never_sent_again() {
    line.post.answer(new Verdict.InDoubt("The connection broke"));
    say(ASHA, "count");
    Sent first = line.post.next();
    eventually(() -> line.outcomes().contains("message.send in_doubt"));
    line.crash();
    line = TestLine.standing(settings, line.clockAfterCrash());
    line.write("update outbox set purpose = 'marketing' where id = '" + first.id() + "'");
    line.line.start();
    alarmIsSet();
    line.time.advance(TestLine.DOUBT_WAIT);
    assertThat(line.post.next().text()).as("the next goes on").isEqualTo("0");
    assertThat(state(first)).isEqualTo("unknown");
    assertThat(line.outcomes()).contains("message.send unknown");
    assertThat(doubts())
        .extracting(Doubt::id, Doubt::kind)
        .containsExactly(tuple(first.id(), Doubt.Kind.UNKNOWN));
    line.receive(Meta.status("wamid.late", "delivered", first.id()));
    assertThat(doubts()).as("a status has told").isEmpty();
  }

  private List<Doubt> doubts() {
    return new Doubts(line.store).after(line.channel.account(), "", 10);
  }

  @Test
  void only_the_conversation_in_doubt_waits() {
    line.post.answer(new Verdict.InDoubt("The connection broke"));
    say(ASHA, "count");
    line.post.next();
    eventually(() -> line.outcomes().contains("message.send in_doubt"));
    line.post.acceptAll();
    say(BEN, "count");
    assertThat(line.post.next().to()).isEqualTo("+491700000002");
    assertThat(line.post.next().to()).isEqualTo("+491700000002");
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void what_may_pass_is_tried_again_and_nothing_overtakes() {
    line.post.answer(Post.again(Duration.ofSeconds(8)));
    say(ASHA, "count");
    Sent first = line.post.next();
    reaches(first, "queued");
    say(ASHA, "one");
    eventually(() -> line.rows("select * from outbox").size() == 3);
    line.post.acceptAll();
    assertThat(line.post.isEmpty()).isTrue();
    alarmIsSet();
    line.time.advance(Duration.ofSeconds(8));
    Sent again = line.post.next();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(List.of(line.post.next().text(), line.post.next().text())).containsExactly("0", "1");
    assertThat(possiblyDuplicate(first)).as("it certainly had not been sent").isFalse();
  }

  @Test
  void what_is_refused_for_good_has_failed_and_the_next_goes_on() {
    line.post.answer(new Verdict.Failed(131026, "(#131026) Message undeliverable"));
    say(ASHA, "count");
    Sent first = line.post.next();
    Sent second = line.post.next();
    reaches(first, "failed");
    reaches(second, "failed");
    assertThat(line.value("select error from outbox where id = '" + first.id() + "'"))
        .isEqualTo("(#131026) Message undeliverable");
    assertThat(line.outcomes()).contains("message.send failed");
  }

  @Test
  void what_was_being_sent_at_a_crash_is_in_doubt_until_a_status_comes() {
    line.post.hold();
    say(ASHA, "count");
    Sent first = line.post.next();
    line.crash();
    line = TestLine.started(settings, line.clockAfterCrash());
    line.receive(Meta.status("wamid.was-sent", "delivered", first.id()));
    assertThat(line.post.next().text()).isEqualTo("0");
    line.time.advance(TestLine.DOUBT_WAIT);
    assertThat(state(first)).isEqualTo("delivered");
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void the_doubt_wait_counts_from_when_this_process_was_ready() {
    line.post.hold();
    say(ASHA, "count");
    Sent first = line.post.next();
    line.crash();
    line.time.advance(Duration.ofHours(1));
    line = TestLine.started(settings, line.clockAfterCrash());
    alarmIsSet();
    line.time.advance(TestLine.DOUBT_WAIT.minusMillis(1));
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(Duration.ofMillis(1));
    assertThat(line.post.next().id()).isEqualTo(first.id());
    assertThat(line.post.next().text()).isEqualTo("0");
  }

  @Test
  void what_was_acknowledged_before_a_crash_is_answered_after_it() {
    line.close();
    line = TestLine.standing(settings, line.clockAfterCrash());
    say(ASHA, "count");
    say(ASHA, "one");
    say(BEN, "count");
    assertThat(line.rows("select * from turn")).isEmpty();
    line.crash();
    line = TestLine.started(settings, line.clockAfterCrash());
    List<String> heard = List.of(text(), text(), text(), text(), text());
    assertThat(heard).containsExactlyInAnyOrder("Counting.", "0", "1", "Counting.", "0");
    eventually(() -> line.rows("select * from inbox where state = 'new'").isEmpty());
    assertThat(line.rows("select * from turn")).hasSize(3);
  }

  private String text() {
    return line.post.next().text();
  }
}
