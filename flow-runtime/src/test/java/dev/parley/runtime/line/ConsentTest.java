package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.time.SetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people agree to is written down as it happens, and nobody gets what they do not want. */
@ParameterizedClass
@EnumSource(Database.class)
class ConsentTest {
  private static final String PHONE = "919876543210";
  private static final Customer ASHA = Customer.phone(PHONE);
  private static final String BYE =
      "You will get no more offers from us. Write START if you change your mind.";
  private static final Map<String, String> FLOWS =
      Map.of(
          "club.flow",
          """
          flow club {}

          trigger keyword "hello"

          step start {
            ask name "Your name?"
            say "Hello ${name}."
            end
          }
          """,
          "join.flow",
          """
          flow join {}

          trigger keyword "offers please"

          step start {
            optin marketing
            template sale en
            end
          }

          on error e { say "${e.code}: ${e.message}" end }
          """,
          "leave.flow",
          """
          flow leave {}

          trigger keyword "enough", "cancel"

          step start {
            optout utility
            say "Noted."
            end
          }
          """,
          "sale.flow",
          """
          flow sale {}

          trigger keyword "sale", "start"

          step start {
            template sale en
            say "That was it."
            end
          }

          on error e { say "${e.code}: ${e.message}" end }
          """,
          "promo.flow",
          """
          flow promo {}

          trigger keyword "promo"

          step start {
            say "First."
            template sale en
            end
          }
          """,
          "templates.json",
          """
          { "format": 1, "templates": [
            { "name": "sale", "language": "en", "category": "marketing", "body": 0 },
            { "name": "news", "language": "en", "category": "utility", "body": 0 } ] }
          """);

  @Parameter Database database;

  private StoreSettings settings;
  private TestLine line;

  @BeforeEach
  void open() {
    settings = database.fresh();
    start(new SetTime(Instant.parse("2026-01-05T10:00:00Z")));
  }

  private void start(SetTime time) {
    line = TestLine.started(settings, time, new Shop(FLOWS, ""), CallSettings.defaults());
  }

  /** Another process on the same data. */
  private void again() {
    line.crash();
    start(line.clockAfterCrash());
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void says(String... texts) {
    for (String text : texts) {
      line.receive(line.meta.text(ASHA, text));
    }
  }

  private void hears(String... texts) {
    for (String text : texts) {
      assertThat(line.post.next().text()).isEqualTo(text);
    }
  }

  private void hearsTemplate(String name) {
    assertThat(line.post.next().body().at("/template/name").asString()).isEqualTo(name);
  }

  private void settled() {
    eventually(() ->
        line.rows("select * from inbox where state = 'new'").isEmpty()
            && line.rows("select * from outbox where open = 1").isEmpty());
  }

  private List<String> ledger() {
    return line
        .rows(
            "select act || ' ' || purpose || ' ' || source || ' ' || words entry from consent"
                + " order by id")
        .stream()
        .map(row -> String.valueOf(row.get("entry")))
        .toList();
  }

  private String state() {
    return line.value(
        "select act from consent_state where purpose = 'marketing' order by at desc, act desc");
  }

  @Test
  void stop_is_heard_before_a_flow_that_goes_on_waiting_for_its_answer() {
    says("hello");
    hears("Your name?");
    says("STOP!");
    hears(BYE);
    says("Asha");
    hears("Hello Asha.");
    settled();
    assertThat(ledger()).containsExactly("withdrawn marketing keyword STOP!");
    assertThat(line.value("select message from consent")).startsWith("wamid.in");
    assertThat(line.value("select channel from consent")).isEmpty();
    assertThat(line.outcomes()).contains("message.text opted_out");
  }

  @Test
  void who_says_it_twice_is_told_once_and_both_are_kept() {
    says("stop", "Unsubscribe", "hello");
    hears(BYE, "Your name?");
    settled();
    assertThat(ledger())
        .containsExactly(
            "withdrawn marketing keyword stop", "withdrawn marketing keyword Unsubscribe");
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void start_brings_back_who_has_stopped_and_is_a_flows_word_for_everybody_else() {
    says("start");
    hears("That was it.");
    assertThat(line.post.next().text()).startsWith("FLW5315: The contact has not agreed");
    says("बंद करो");
    assertThat(line.post.next().text()).contains("START लिखें");
    settled();
    line.time.advance(Duration.ofSeconds(1));
    says("START");
    hears("Welcome back! You will get our offers again. Write STOP to end them.");
    says("start");
    hearsTemplate("sale");
    hears("That was it.");
    settled();
    assertThat(ledger())
        .containsExactly("withdrawn marketing keyword बंद करो", "granted marketing keyword START");
    assertThat(line.value("select channel from consent where act = 'granted'"))
        .isEqualTo(line.channel.id());
  }

  @Test
  void a_doubtful_word_is_a_flows_first_and_opts_out_where_no_flow_wants_it() {
    says("cancel");
    hears("Noted.");
    says("hello", "quit");
    hears("Your name?", "Hello quit.");
    says("quit");
    hears(BYE);
    settled();
    assertThat(ledger())
        .containsExactly("withdrawn utility flow cancel", "withdrawn marketing keyword quit");
  }

  @Test
  void a_sentence_with_the_word_in_it_is_no_opting_out() {
    says("hello", "I live at the bus stop");
    hears("Your name?", "Hello I live at the bus stop.");
    settled();
    assertThat(ledger()).isEmpty();
  }

  @Test
  void the_button_of_a_template_opts_out_by_what_it_says() {
    line.receive(line.meta.tap(ASHA, "Stop promotions", "Stop promotions"));
    hears(BYE);
    settled();
    assertThat(ledger()).containsExactly("withdrawn marketing keyword Stop promotions");
  }

  @Test
  void who_talks_with_a_person_opts_out_all_the_same() {
    says("hello");
    hears("Your name?");
    settled();
    String id = line.value("select id from conversation");
    line.write("update conversation set owner = 'human' where id = '" + id + "'");
    again();
    says("stop");
    hears(BYE);
    settled();
    assertThat(state()).isEqualTo("withdrawn");
  }

  @Test
  void what_a_customer_says_in_whatsapps_settings_is_kept_of_whoever_they_are() {
    String stop = Meta.preference(PHONE, "stop");
    line.receive(stop);
    line.receive(stop);
    assertThat(ledger()).containsExactly("withdrawn marketing user_preferences ");
    says("hello");
    hears("Your name?");
    settled();
    assertThat(line.rows("select * from contact")).hasSize(1);
    assertThat(line.rows("select * from conversation")).hasSize(1);
    line.time.advance(Duration.ofSeconds(1));
    says("Asha", "start");
    hears("Hello Asha.", "Welcome back! You will get our offers again. Write STOP to end them.");
    settled();
    assertThat(state()).isEqualTo("granted");
  }

  @Test
  void a_flow_asks_for_consent_and_goes_on_with_what_needs_it() {
    says("offers please");
    hearsTemplate("sale");
    settled();
    assertThat(ledger()).containsExactly("granted marketing flow offers please");
    assertThat(line.value("select actor from consent")).isEqualTo("flow:club/join");
    assertThat(line.value("select purpose from outbox")).isEqualTo("marketing");
  }

  @Test
  void advertising_without_consent_is_refused_and_the_flow_hears_why() {
    says("sale");
    hears("That was it.");
    assertThat(line.post.next().text()).startsWith("FLW5315: The contact has not agreed");
    settled();
    assertThat(line.value("select state from outbox where purpose = 'marketing'"))
        .isEqualTo("failed");
    assertThat(line.outcomes())
        .containsSubsequence("message.unsent no_consent", "message.refused unsent");
  }

  @Test
  void what_meta_knows_of_a_customer_ends_advertising_whether_it_answers_or_tells_later() {
    says("offers please");
    Post.Sent sent = line.post.next();
    settled();
    line.time.advance(Duration.ofSeconds(1));
    line.receive(Meta.optedOut("wamid.out1", sent.id()));
    settled();
    assertThat(line.rows("select * from consent where source = 'refused_by_meta'"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("message", sent.id()));
    assertThat(state()).isEqualTo("withdrawn");
    line.time.advance(Duration.ofSeconds(1));
    line.post.answer(new Verdict.Failed(131050, "(#131050) stopped"));
    says("offers please");
    line.post.next();
    eventually(
        () -> line.rows("select * from consent where source = 'refused_by_meta'").size() == 2);
    assertThat(state()).isEqualTo("withdrawn");
  }

  @Test
  void who_opts_out_between_writing_and_sending_gets_nothing() {
    says("offers please");
    hearsTemplate("sale");
    settled();
    line.post.hold();
    says("promo");
    Post.Sent first = line.post.next();
    line.time.advance(Duration.ofSeconds(1));
    line.receive(Meta.preference(PHONE, "stop"));
    assertThat(line.value("select state from outbox order by sequence desc")).isEqualTo("queued");
    line.post.release(first.id(), line.post.accepted());
    settled();
    assertThat(line.value("select state from outbox order by sequence desc")).isEqualTo("failed");
    assertThat(line.outcomes()).contains("message.unsent opted_out");
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void a_row_that_anybody_puts_into_the_outbox_is_refused() {
    says("hello");
    hears("Your name?");
    settled();
    String copy =
        "insert into outbox (id, sequence, account, channel, conversation, shard, contact, purpose,"
            + " campaign, message, state, rank, open, attempts, possibly_duplicate, error, created)"
            + " select 'msg_%s', sequence + %d, account, channel, conversation, shard, contact,"
            + " '%s', 'cmp_1', message, 'queued', 0, 1, 1, false, '', created from outbox"
            + " where sequence = (select min(sequence) from outbox)";
    line.write(copy.formatted("ad", 1_000, "marketing"));
    line.write(copy.formatted("ok", 2_000, "utility"));
    again();
    assertThat(line.post.next().id()).isEqualTo("msg_ok");
    settled();
    assertThat(line.value("select error from outbox where id = 'msg_ad'"))
        .startsWith("The contact has not agreed");
  }

  @Test
  void nothing_is_sent_to_who_is_blocked() {
    says("hello");
    hears("Your name?");
    settled();
    line.write("update contact set blocked = true");
    says("Asha");
    settled();
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(line.outcomes()).contains("message.unsent blocked");
    line.write("update contact set blocked = false");
    says("hello");
    hears("Your name?");
  }
}
