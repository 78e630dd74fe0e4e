package dev.parley.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Message.Around;
import dev.parley.flow.engine.Message.Choice;
import dev.parley.flow.engine.Message.Section;
import dev.parley.flow.engine.Outcome;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TurnJsonTest {
  private static final Fault FAULT = new Fault("FLW5301", "no way out", "start");
  private static final Around AROUND = new Around(Optional.of("above"), Optional.empty());
  private static final List<Choice> CHOICES =
      List.of(
          new Choice("s-1|f|a/b|x", "x", "X", Optional.empty()),
          new Choice("s-1|f|a/b|y", "y", "Y", Optional.of("more")));

  private static final List<Section> SECTIONS =
      List.of(new Section(Optional.of("Part"), CHOICES), new Section(Optional.empty(), CHOICES));

  private static final HttpCall CALL =
      new HttpCall(
          "POST",
          "https://a.b/orders",
          Map.of("Idempotency-Key", "s-1"),
          Optional.of(new HttpCall.Body("application/json", "{}")),
          new HttpCall.Patience(Duration.ofSeconds(8), 3, Duration.ofSeconds(1)));

  private static final List<Message> RICH =
      List.of(
          new Message.Form(
              "f", AROUND, "Open", "visit", Optional.of("FIRST"), Map.of("d", 1.0), "s-1"),
          new Message.Media(
              "image", new Message.File.At("https://a.b/i.png"), "look", Optional.empty()),
          new Message.Media("document", new Message.File.Kept("m1"), "", Optional.of("a.pdf")),
          new Message.Location(12.5, 77.0, Optional.of("Shop"), Optional.of("Main St")),
          new Message.Contact("Asha", List.of("+91"), List.of("a@b.c"), Optional.of("Shop")),
          new Message.Product(Optional.of("c"), "p", "Nice", Optional.of("small")),
          new Message.Template(
              "bill",
              "en",
              Optional.of(Map.of("id", "m1")),
              List.of("Asha", "20"),
              new TreeMap<>(Map.of(0, "x"))));

  private static final Turn EVERYTHING =
      new Turn(
          Sessions.registration(),
          Outcome.NOT_ACCEPTED,
          List.of(
              new Effect.Send("s-1-0", new Message.Text("Hi 🍕")),
              new Effect.Send("s-1-1", new Message.Buttons("b", AROUND, CHOICES)),
              new Effect.Send("s-1-2", new Message.Menu("m", Around.NONE, "Open", SECTIONS)),
              new Effect.Send("s-1-3", new Message.Link("l", AROUND, "Go", "https://a.b")),
              new Effect.SetTimer("s-1-4", Instant.ofEpochMilli(1_795_428_000_123L), "s-1"),
              new Effect.ClearTimer("s-1-5"),
              new Effect.SetContact("s-1-6", "name", null),
              new Effect.SetContact("s-1-7", "age", 31.0),
              new Effect.Call("s-1-8", "s-1", CALL),
              new Effect.Handoff("s-1-9", "s-1", "sales", Optional.of("hot")),
              new Effect.Label("s-1-10", "vip", true),
              new Effect.Group("s-1-11", "news", false),
              new Effect.Language("s-1-12", "hi"),
              new Effect.Consent("s-1-13", "marketing", true),
              new Effect.Emit("s-1-14", "sold", Map.of("total", 20.0)),
              new Effect.StartFlow("s-1-15", Start.of("shop", "pizza"))),
          List.of(
              new Event.Started("f"),
              new Event.StepEntered("f", "start"),
              new Event.FlowEntered("g"),
              new Event.FlowLeft("g"),
              new Event.VariableSet("a.b", List.of(1.5, true)),
              new Event.WaitEntered("start/a"),
              new Event.Answered("start/a", "x"),
              new Event.AnswerFailed("start/a", 2),
              new Event.TimedOut("start/a"),
              new Event.CallEnded("start/http", 201),
              new Event.PauseEnded("start/pause"),
              new Event.HandedBack("start/handoff"),
              new Event.Dropped("start/pause"),
              new Event.Interrupted("menu"),
              new Event.MediaCame("image"),
              new Event.Moved(Event.Rule.WAS, "r1", "r2", "start/a"),
              new Event.StaleInput("s-0"),
              new Event.SendRefused("s-1-0", Input.Refusal.WINDOW, "too late"),
              new Event.Expired(),
              new Event.Faulted(FAULT),
              new Event.Ended(),
              new Event.Failed(FAULT),
              new Event.Cancelled("by hand"),
              new Event.Refused("it has ended")));

  private final TurnJson json = new TurnJson();

  @Test
  void a_turn_with_everything_is_written_as_in_the_golden_file() throws IOException {
    try (var in = TurnJsonTest.class.getResourceAsStream("turn.json")) {
      String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(json.writeText(EVERYTHING).replace("},{", "},\n{")).isEqualTo(golden.strip());
    }
  }

  @Test
  void messages_of_every_kind_are_written_as_in_the_golden_file() throws IOException {
    try (var in = TurnJsonTest.class.getResourceAsStream("messages.json")) {
      String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(json.writeText(messages()).replace("},{", "},\n{")).isEqualTo(golden.strip());
    }
  }

  @Test
  void a_turn_is_of_its_schema() {
    assertThat(Contracts.TURN.faults(json.writeText(EVERYTHING))).isEmpty();
    assertThat(Contracts.TURN.faults(json.writeText(messages()))).isEmpty();
  }

  private static Turn messages() {
    List<Effect> effects = new ArrayList<>();
    RICH.forEach(message -> effects.add(new Effect.Send("s-" + effects.size(), message)));
    return new Turn(Sessions.registration(), Outcome.RESUMED, effects, List.of());
  }

  @Property(tries = 100)
  void a_session_is_of_its_schema(@ForAll("sessions") Session session) {
    assertThat(Contracts.SESSION.faults(new SessionJson().writeText(session))).isEmpty();
  }

  @Provide
  Arbitrary<Session> sessions() {
    return Sessions.any();
  }

  @Test
  void the_schemas_refuse_what_is_no_turn_and_no_session() {
    assertThat(
            Contracts.TURN.faults(
                json.writeText(EVERYTHING).replace("\"token\":\"s-1\"", "\"toke\":\"s-1\"")))
        .isNotEmpty();
    String session = new SessionJson().writeText(Sessions.registration());
    assertThat(Contracts.SESSION.faults(session.replace("\"wait\"", "\"wiat\""))).isNotEmpty();
    assertThat(Contracts.SESSION.faults(session.replace("format\":3", "format\":4"))).isNotEmpty();
  }
}
