package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.afterEnd;
import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What starts a session. */
class TriggerTest {
  private static final Optional<String> ALWAYS = Optional.empty();
  private static final Now NOW = new Now(Instant.EPOCH, 1);

  private static Flow on(String id, Trigger trigger) {
    return flow(id, FlowSettings.defaults(), List.of(trigger), List.of(), step("s", end()));
  }

  private static Trigger word(Trigger.Match match, String word) {
    return new Trigger.Keyword(List.of(word), match, ALWAYS);
  }

  private static final Bot BOT =
      bot(
          List.of(),
          on("a_any", new Trigger.Any(ALWAYS)),
          on("b_first", new Trigger.First(ALWAYS)),
          on("c_exact", word(Trigger.Match.EXACT, "pizza")),
          on("d_word", word(Trigger.Match.WORD, "pizza")),
          on("e_prefix", word(Trigger.Match.PREFIX, "pizza")),
          on("f_pattern", word(Trigger.Match.PATTERN, "p*a")),
          on("g_order", new Trigger.Order(ALWAYS)),
          on("h_in", new Trigger.OptIn(ALWAYS)),
          on("i_out", new Trigger.OptOut(Optional.of("trigger.purpose === 'marketing'"))),
          on("j_ad", new Trigger.Ad("summer-*", ALWAYS)),
          on("k_button", new Trigger.Button("Yes, please", ALWAYS)),
          on("l_button", new Trigger.Button("PAY", ALWAYS)),
          on("m_api", new Trigger.Api(Optional.of("contact.vip"))));

  private static Engine engine(Bot bot) {
    return new Engine(Flows.of(CompiledBot.compile(bot, "r")), Limits.defaults());
  }

  private static Optional<Start> start(Incoming message, boolean first) {
    Facts facts = new Facts(Map.of(), Map.of(), Map.of(), first);
    return engine(BOT).route("shop", message, facts, NOW);
  }

  private static String route(Incoming message) {
    return start(message, false).map(Start::flow).orElse("none");
  }

  private static Incoming text(String text) {
    return new Incoming.Text(text);
  }

  @Test
  void keywords_go_from_exact_to_pattern_then_first_contact_then_any() {
    assertThat(route(text("Pizza"))).isEqualTo("c_exact");
    assertThat(route(text("a pizza!"))).isEqualTo("d_word");
    assertThat(route(text("pizzas"))).isEqualTo("e_prefix");
    assertThat(route(text("pasta"))).isEqualTo("f_pattern");
    assertThat(start(text("hello"), true).orElseThrow().flow()).isEqualTo("b_first");
    assertThat(route(text("hello"))).isEqualTo("a_any");
  }

  @Test
  void a_button_of_a_template_goes_first_by_its_text_or_its_payload() {
    assertThat(route(new Incoming.Tap("x", "yes, PLEASE"))).isEqualTo("k_button");
    assertThat(route(new Incoming.Tap("pay", "Now"))).isEqualTo("l_button");
    assertThat(route(new Incoming.Tap("x", "pizza"))).isEqualTo("c_exact");
  }

  @Test
  void an_ad_matches_by_id_headline_or_reference_and_is_told_to_the_flow() {
    Incoming.Ad ad = new Incoming.Ad(Optional.of("1"), Optional.of("Summer-Sale"), ALWAYS);
    Start start = start(new Incoming.FromAd(text("pizza"), ad), false).orElseThrow();
    assertThat(start.flow()).isEqualTo("j_ad");
    assertThat(start.trigger())
        .containsEntry("type", "ad")
        .containsEntry("text", "pizza")
        .containsEntry("ad", Map.of("id", "1", "headline", "Summer-Sale"));
    Incoming.Ad byRef = new Incoming.Ad(ALWAYS, ALWAYS, Optional.of("summer-2"));
    assertThat(route(new Incoming.FromAd(text("hi"), byRef))).isEqualTo("j_ad");
    Incoming.Ad other = new Incoming.Ad(Optional.of("winter"), ALWAYS, ALWAYS);
    assertThat(route(new Incoming.FromAd(text("pizza"), other))).isEqualTo("c_exact");
  }

  @Test
  void orders_and_changes_of_consent_start_their_flows_and_no_others() {
    assertThat(route(new Incoming.Order(ALWAYS, List.of(), "pizza"))).isEqualTo("g_order");
    assertThat(route(new Incoming.Consent(true, "marketing"))).isEqualTo("h_in");
    assertThat(route(new Incoming.Consent(false, "marketing"))).isEqualTo("i_out");
    assertThat(route(new Incoming.Consent(false, "utility"))).isEqualTo("none");
  }

  @Test
  void ties_go_by_flow_id_and_longer_words_first() {
    Bot bot =
        bot(
            List.of(),
            on("z", word(Trigger.Match.PREFIX, "order")),
            on("b", word(Trigger.Match.PREFIX, "order")),
            on("c", word(Trigger.Match.PREFIX, "order now")));
    Engine engine = engine(bot);
    assertThat(engine.route("shop", text("order it"), Facts.none(), NOW).orElseThrow().flow())
        .isEqualTo("b");
    assertThat(engine.route("shop", text("order now!"), Facts.none(), NOW).orElseThrow().flow())
        .isEqualTo("c");
  }

  @Test
  void a_call_of_the_api_starts_only_what_says_so() {
    Facts vip = Facts.contact(Map.of("vip", true));
    Engine engine = engine(BOT);
    assertThat(engine.admits(Start.of("shop", "m_api"), vip, NOW)).isTrue();
    assertThat(engine.admits(Start.of("shop", "m_api"), Facts.none(), NOW)).isFalse();
    assertThat(engine.admits(Start.of("shop", "a_any"), vip, NOW)).isFalse();
  }

  private static Talk over(String afterEnd, Trigger trigger) {
    Flow main = flow("main", afterEnd(afterEnd), List.of(), List.of(), step("s", ask("a", "A?")));
    return Talk.with(bot(List.of(), main, on("other", trigger))).says("x");
  }

  @Test
  void after_the_end_a_flow_may_be_silent_for_a_while() {
    Talk talk = over("silent 10m", new Trigger.Any(ALWAYS));
    assertThat(talk.ended()).isTrue();
    assertThat(talk.session().wakeAt()).isEmpty();
    assertThat(talk.routed("hi")).isEqualTo("none");
    assertThat(talk.after(Duration.ofMinutes(10)).routed("hi")).isEqualTo("other");
  }

  @Test
  void after_the_end_a_flow_may_start_again_unless_a_keyword_calls_for_another() {
    Talk talk = over("restart", word(Trigger.Match.EXACT, "menu"));
    assertThat(talk.routed("hi")).isEqualTo("main");
    assertThat(talk.routed("menu")).isEqualTo("other");
    assertThat(over("restart", new Trigger.Any(ALWAYS)).routed("hi")).isEqualTo("main");
  }

  @Test
  void after_the_end_triggers_work_as_usual_where_nothing_is_said() {
    assertThat(over("any", new Trigger.Any(ALWAYS)).routed("hi")).isEqualTo("other");
    assertThat(over("any", word(Trigger.Match.EXACT, "menu")).routed("hi")).isEqualTo("none");
  }
}
