package dev.parley.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Message.Around;
import dev.parley.flow.engine.Message.Choice;
import dev.parley.flow.engine.Outcome;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private static final Turn EVERYTHING =
      new Turn(
          Sessions.registration(),
          Outcome.NOT_ACCEPTED,
          List.of(
              new Effect.Send("s-1-0", new Message.Text("Hi 🍕")),
              new Effect.Send("s-1-1", new Message.Buttons("b", AROUND, CHOICES)),
              new Effect.Send("s-1-2", new Message.Menu("m", Around.NONE, "Open", CHOICES)),
              new Effect.Send("s-1-3", new Message.Link("l", AROUND, "Go", "https://a.b")),
              new Effect.SetTimer("s-1-4", Instant.ofEpochMilli(1_795_428_000_123L), "s-1"),
              new Effect.ClearTimer("s-1-5"),
              new Effect.SetContact("s-1-6", "name", null),
              new Effect.SetContact("s-1-7", "age", 31.0),
              new Effect.StartFlow("s-1-8", Start.of("shop", "pizza"))),
          List.of(
              new Event.Started("f"),
              new Event.StepEntered("f", "start"),
              new Event.VariableSet("a.b", List.of(1.5, true)),
              new Event.WaitEntered("start/a"),
              new Event.Answered("start/a", "x"),
              new Event.AnswerFailed("start/a", 2),
              new Event.TimedOut("start/a"),
              new Event.Interrupted("menu"),
              new Event.StaleInput("s-0"),
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
  void a_turn_is_of_its_schema() {
    assertThat(Contracts.TURN.faults(json.writeText(EVERYTHING))).isEmpty();
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
    assertThat(Contracts.SESSION.faults(session.replace("format\":1", "format\":2"))).isNotEmpty();
  }
}
