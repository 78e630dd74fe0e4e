package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.MediaKind;
import dev.parley.flow.model.TemplateFill;
import dev.parley.flow.model.Type.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What flows tell the world, and how they find their way. */
class WorldTest {
  private static Action media(MediaKind kind, String js, String caption) {
    return new Action.SendMedia(kind, js, Optional.of(caption), Optional.empty());
  }

  private static Action card(CardKind kind, Map<String, String> fields) {
    return new Action.SendCard(kind, fields);
  }

  private static Action template(String... body) {
    TemplateFill fill =
        new TemplateFill(
            Optional.of("'Hello'"),
            List.of(body),
            List.of(new TemplateFill.Button(0, "'track/' + 7")));
    return new Action.Template("bill", "en", fill);
  }

  private static Talk doing(Action... actions) {
    return Talk.with(flow(step("s", actions)));
  }

  @Test
  void files_are_sent_by_address_by_id_or_as_the_customer_sent_them() {
    Talk talk =
        doing(
            ask("photo", Kind.IMAGE, "Photo?"),
            media(MediaKind.IMAGE, "'https://a.b/menu.png'", "The ${'menu'}"),
            media(MediaKind.DOCUMENT, "'12345'", ""),
            media(MediaKind.IMAGE, "photo", "Yours"));
    talk.sends("image");
    assertThat(talk.turn().messages())
        .containsExactly(
            new Message.Media(
                "image", new Message.File.At("https://a.b/menu.png"), "The menu", Optional.empty()),
            new Message.Media("document", new Message.File.Kept("12345"), "", Optional.empty()),
            new Message.Media("image", new Message.File.Kept("m1"), "Yours", Optional.empty()));
    assertThat(doing(media(MediaKind.VIDEO, "null", "")).failure()).isEqualTo("FLW5311");
  }

  @Test
  void a_file_of_the_bots_folder_is_sent_by_what_the_host_calls_it() {
    Flow flow = flow(step("s", media(MediaKind.IMAGE, "'menu.png'", ""), ask("q", "More?")));
    Talk talk = Talk.with(Authored.bot(List.of(), flow).withFiles(Map.of("menu.png", "med_1")));
    assertThat(talk.turn().messages())
        .contains(new Message.Media("image", new Message.File.Kept("med_1"), "", Optional.empty()));
  }

  @Test
  void cards_are_made_of_their_fields() {
    Talk talk =
        doing(
            card(CardKind.LOCATION, Map.of("lat", "12.97", "lng", "77.59", "name", "'Shop'")),
            card(CardKind.CONTACT, Map.of("name", "'Asha'", "phone", "'+9198'")),
            card(CardKind.PRODUCT, Map.of("id", "'sku-1'", "text", "'Nice'")));
    assertThat(talk.turn().messages())
        .containsExactly(
            new Message.Location(12.97, 77.59, Optional.of("Shop"), Optional.empty()),
            new Message.Contact("Asha", List.of("+9198"), List.of(), Optional.empty()),
            new Message.Product(Optional.empty(), "sku-1", "Nice", Optional.empty()));
    assertThat(doing(card(CardKind.LOCATION, Map.of("lat", "200", "lng", "0"))).failure())
        .isEqualTo("FLW5311");
  }

  @Test
  void a_template_is_filled_and_a_null_parameter_is_a_fault() {
    assertThat(doing(template("'Asha'", "20")).turn().messages())
        .containsExactly(
            new Message.Template(
                "bill",
                "en",
                Optional.of("Hello"),
                List.of("Asha", "20"),
                new TreeMap<>(Map.of(0, "track/7"))));
    assertThat(doing(template("null")).failure()).isEqualTo("FLW5311");
  }

  @Test
  void labels_and_groups_are_seen_at_once_and_told_to_the_world() {
    Talk talk =
        doing(
            new Action.Label(true, List.of("vip", "new-${1 + 1}")),
            new Action.Label(false, List.of("vip")),
            new Action.Group(true, List.of("news")),
            say("${contact.labels.join()} ${contact.groups.includes('news')}"));
    assertThat(talk.bot()).containsExactly("new-2 true");
    assertThat(talk.turn().effects())
        .startsWith(
            new Effect.Label("ses_1.1.0", "vip", true),
            new Effect.Label("ses_1.1.1", "new-2", true),
            new Effect.Label("ses_1.1.2", "vip", false),
            new Effect.Group("ses_1.1.3", "news", true));
  }

  @Test
  void consent_and_events_are_told_to_the_world() {
    Talk talk =
        doing(
            new Action.Consent(true, "marketing"),
            new Action.Consent(false, "utility"),
            new Action.Emit("sold", Map.of("total", "2 * 10")));
    assertThat(talk.turn().effects())
        .startsWith(
            new Effect.Consent("ses_1.1.0", "marketing", true),
            new Effect.Consent("ses_1.1.1", "utility", false),
            new Effect.Emit("ses_1.1.2", "sold", Map.of("total", 20.0)));
  }

  @Test
  void the_contacts_language_is_what_the_engine_speaks_from_then_on() {
    BotSettings settings =
        new BotSettings(
            Optional.empty(), Optional.of("en"), List.of("es"), Optional.empty(), Optional.empty());
    Flow flow = flow(step("s", new Action.Language("'es'"), ask("n", Kind.INT, "?")));
    Bot bot = new Bot("shop", settings, List.of(), List.of(), List.of(), List.of(), List.of(flow));
    Talk talk = Talk.with(bot);
    assertThat(talk.effects(Effect.Language.class))
        .containsExactly(new Effect.Language("ses_1.1.0", "es"));
    assertThat(talk.says("many").bot()).containsExactly("Envía un número entero, por ejemplo 3.");
  }

  @Test
  void match_compares_strictly_and_goes_on_where_nothing_is_equal() {
    Action match =
        new Action.Match(
            "v",
            List.of(
                new MatchCase(List.of("1", "2"), block(say("small"))),
                new MatchCase(List.of("'3'"), to("three"))),
            Optional.empty());
    Flow flow =
        flow(step("s", ask("v", Kind.JSON, "?"), match, say("on")), step("three", say("three")));
    assertThat(Talk.with(flow).says("2").bot()).containsExactly("small", "on");
    assertThat(Talk.with(flow).says("\"3\"").bot()).containsExactly("three");
    assertThat(Talk.with(flow).says("3").bot()).containsExactly("on");
  }

  @Test
  void match_takes_else_where_nothing_is_equal() {
    Action match = new Action.Match("7", List.of(), Optional.of(block(say("else"))));
    assertThat(doing(match, say("on")).bot()).containsExactly("else", "on");
  }

  @Test
  void a_split_is_drawn_once_a_session_by_its_weights_and_recorded() {
    Action split =
        new Action.Split(
            "arm",
            List.of(
                new Arm(3, "a", block(set("r", "'a'"))),
                new Arm(1, "b", block(set("r", "'b'"))),
                new Arm(0, "never", block(set("r", "'never'")))));
    Flow flow = flow(step("s", split, ask("x", "${arm}${r}")));
    Engine engine =
        new Engine(Flows.of(CompiledBot.compile(bot(List.of(), flow), "r1")), Limits.defaults());
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      String id = "ses_" + i;
      Turn turn = start(engine, id, i);
      seen.merge(turn.messages().getFirst().body(), 1, Integer::sum);
      assertThat(start(engine, id, -i).messages()).isEqualTo(turn.messages());
      assertThat(turn.events())
          .anyMatch(e ->
              e instanceof Event.VariableSet(var p, var v)
                  && p.equals("arm")
                  && (v.equals("a") || v.equals("b")));
    }
    assertThat(seen.keySet()).containsExactly("aa", "bb");
    assertThat(seen.get("bb")).isBetween(400, 600);
  }

  private static Turn start(Engine engine, String id, long seed) {
    Now now = new Now(Instant.EPOCH, seed);
    return engine.start(id, Start.of("shop", "main"), Facts.none(), now);
  }

  private static Bot open(String times, Flow flow) {
    BotSettings settings =
        new BotSettings(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("Asia/Kolkata"),
            Optional.empty());
    return new Bot(
        "shop",
        settings,
        List.of(new Hours("support", times)),
        List.of(),
        List.of(),
        List.of(),
        List.of(flow));
  }

  @Test
  void hours_are_open_by_the_clock_of_the_bots_zone_unless_the_host_knows_better() {
    Flow flow =
        flow(step("s", ask("a", "${hours.support.open}"), ask("b", "${hours.support.open}")));
    Talk talk = Talk.with(open("Mon-Fri 10:00-18:00, Sat 10:00-14:00", flow));
    assertThat(talk.bot()).containsExactly("true");
    assertThat(talk.after(Duration.ofHours(8)).says("x").bot()).containsExactly("false");
    Talk closed = Talk.with(open("Mon 10:00-18:00", flow));
    closed.knows(new Facts(Map.of(), Map.of(), Map.of("support", Map.of("open", false)), false));
    assertThat(closed.says("x").bot()).containsExactly("false");
  }

  @Test
  void names_that_every_expression_can_read_say_what_happens() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "s",
                    ask("a", "${trigger.type} ${wait.id} ${wait.token} ${input === null}"),
                    say("${input.type} ${input.text} ${now}"))));
    assertThat(talk.bot()).containsExactly("api s/a ses_1-1 true");
    assertThat(talk.says("hi").bot()).containsExactly("text hi 2026-01-05T10:00:00+05:30");
  }
}
