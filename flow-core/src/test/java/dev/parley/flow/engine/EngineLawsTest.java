package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TurnJson;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.WaitRules;
import dev.parley.flow.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What holds for any valid flow and any input; run more with {@code -Dparley.cases=100000}, one
 * again with {@code -Dparley.cases=1 -Dparley.seed=…}.
 */
class EngineLawsTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final long SEED = Long.getLong("parley.seed", 20_260_105L);
  private static final int INPUTS = 12;
  private static final SessionJson STORAGE = new SessionJson();
  private static final Set<Outcome> UNCHANGED =
      EnumSet.of(Outcome.EARLY, Outcome.HELD, Outcome.WITH_AGENT, Outcome.UNHEARD, Outcome.REFUSED);

  /** One step of a conversation, as it can be taken again. */
  private record Taken(Input input, Now now) {}

  /** A conversation with a drawn bot, whose session is held in memory. */
  private static final class Walk {
    private final Engine engine;
    private final AnyInput any;
    private final List<Taken> taken = new ArrayList<>();
    private Instant clock = Instant.parse("2026-01-05T04:30:00Z");
    private Turn turn;

    Walk(long seed) {
      engine = new Engine(Flows.of(CompiledBot.compile(AnyBot.of(seed), "r1")), Limits.defaults());
      any = new AnyInput(seed);
      turn = begin();
      any.sees(turn);
    }

    Turn begin() {
      return engine.start("ses_1", Start.of("shop", "main"), Facts.none(), at(clock));
    }

    private static Now at(Instant instant) {
      return new Now(instant, instant.getEpochSecond());
    }

    Taken step() {
      clock = clock.plusSeconds(any.seconds());
      Taken next = new Taken(any.next(turn.session()), at(clock));
      taken.add(next);
      turn = take(turn.session(), next);
      any.sees(turn);
      return next;
    }

    Turn take(Session session, Taken next) {
      return engine.resume(session, next.input(), Facts.none(), next.now());
    }

    Walk walked() {
      for (int i = 0; i < INPUTS; i++) {
        step();
      }
      return this;
    }

    String seen() {
      return told(turn);
    }
  }

  private static String told(Turn turn) {
    return new TurnJson().writeText(turn) + STORAGE.writeText(turn.session());
  }

  private static LongStream seeds(int cases) {
    return LongStream.range(SEED, SEED + Math.max(1, cases));
  }

  @Test
  void a_session_that_is_stored_between_all_turns_goes_the_way_of_one_in_memory() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          byte[] stored = STORAGE.write(walk.turn.session());
          for (int i = 0; i < INPUTS; i++) {
            Taken next = walk.step();
            Turn again = walk.take(STORAGE.read(stored), next);
            assertThat(told(again)).as("seed %d, %s", seed, next).isEqualTo(walk.seen());
            stored = STORAGE.write(again.session());
          }
        });
  }

  @Test
  void the_recorded_inputs_replayed_give_the_same_state() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          Turn again = walk.turn;
          walk.walked();
          for (Taken next : walk.taken) {
            again = walk.take(again.session(), next);
          }
          assertThat(told(again)).as("seed %d", seed).isEqualTo(walk.seen());
        });
  }

  @Test
  void every_input_has_one_outcome_which_its_events_tell_and_what_is_refused_changes_no_byte() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          for (int i = 0; i < INPUTS; i++) {
            byte[] before = STORAGE.write(walk.turn.session());
            Taken next = walk.step();
            String where = "seed " + seed + ", " + next + " " + walk.turn.outcome();
            assertThat(tells(walk.turn)).as("%s %s", where, walk.turn.events()).isTrue();
            if (UNCHANGED.contains(walk.turn.outcome())) {
              assertThat(STORAGE.write(walk.turn.session())).as(where).isEqualTo(before);
            }
          }
        });
  }

  private static boolean tells(Turn turn) {
    return switch (turn.outcome()) {
      case STARTED -> false; // nobody resumes what has not begun
      case ANSWERED -> has(turn, Event.Answered.class);
      case NOT_ACCEPTED -> has(turn, Event.AnswerFailed.class) || has(turn, Event.Faulted.class);
      case INTERRUPTED -> has(turn, Event.Interrupted.class) || has(turn, Event.MediaCame.class);
      case RESUMED ->
          has(turn, Event.CallEnded.class)
              || has(turn, Event.PauseEnded.class)
              || has(turn, Event.HandedBack.class);
      case TIMED_OUT -> has(turn, Event.TimedOut.class);
      case EXPIRED -> has(turn, Event.Expired.class);
      case MOVED -> has(turn, Event.Moved.class);
      case STALE -> has(turn, Event.StaleInput.class);
      case DROPPED -> has(turn, Event.Dropped.class);
      case CANCELLED -> has(turn, Event.Cancelled.class);
      case UNSENT -> has(turn, Event.SendRefused.class) && has(turn, Event.Faulted.class);
      case UNHEARD -> has(turn, Event.SendRefused.class);
      case REFUSED -> has(turn, Event.Refused.class);
      case EARLY, HELD, WITH_AGENT -> turn.events().isEmpty();
    };
  }

  private static boolean has(Turn turn, Class<? extends Event> kind) {
    return turn.events().stream().anyMatch(kind::isInstance);
  }

  @Test
  void no_turn_exceeds_the_limits() {
    Limits limits = Limits.defaults();
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          for (int i = 0; i < INPUTS; i++) {
            Taken next = walk.step();
            assertThat(STORAGE.write(walk.turn.session()).length)
                .as("bytes, seed %d, %s", seed, next)
                .isLessThanOrEqualTo(limits.sessionSize());
            assertThat(walk.turn.session().frames().size())
                .as("depth, seed %d", seed)
                .isLessThanOrEqualTo(limits.depth());
            assertThat(walk.turn.effects().size())
                .as("effects, seed %d", seed)
                .isLessThanOrEqualTo(2 * limits.steps());
          }
        });
  }

  @Test
  void no_two_effects_of_a_session_have_one_id() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          Set<String> ids = new HashSet<>();
          walk.turn.effects().forEach(effect -> ids.add(effect.id()));
          for (int i = 0; i < INPUTS; i++) {
            walk.step();
            for (Effect effect : walk.turn.effects()) {
              assertThat(ids.add(effect.id())).as("seed %d, %s", seed, effect).isTrue();
            }
          }
        });
  }

  @Test
  void a_second_result_of_the_same_wait_is_stale() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          for (int i = 0; i < INPUTS; i++) {
            Taken next = walk.step();
            boolean result =
                next.input() instanceof Input.CallResult || next.input() instanceof Input.Handback;
            boolean once = result && walk.turn.outcome() == Outcome.RESUMED;
            if (once || walk.turn.outcome() == Outcome.UNSENT) {
              Turn second = walk.take(walk.turn.session(), next);
              assertThat(second.outcome()).as("seed %d, %s", seed, next).isEqualTo(Outcome.STALE);
              assertThat(second.session()).as("seed %d", seed).isSameAs(walk.turn.session());
            }
          }
        });
  }

  @Test
  void on_error_hears_of_what_it_said_itself_no_more() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          for (int i = 0; i < INPUTS; i++) {
            Taken next = walk.step();
            if (walk.turn.outcome() == Outcome.UNSENT) {
              Session after = walk.turn.session();
              Input again = refused(after.token());
              Turn second = walk.take(after, new Taken(again, next.now()));
              assertThat(second.outcome() == Outcome.STALE || !second.session().live())
                  .as("seed %d, %s", seed, next)
                  .isTrue();
              assertThat(second.effects())
                  .as("seed %d, %s", seed, next)
                  .noneMatch(Effect.Send.class::isInstance);
            }
          }
        });
  }

  private static Input refused(String token) {
    return new Input.SendRefused(token, "ses_1.1.0", Input.Refusal.UNDELIVERABLE, "nobody there");
  }

  @Test
  void of_a_timer_and_a_message_that_race_the_second_belongs_to_what_is_over() {
    seeds(CASES)
        .forEach(seed -> {
          Walk walk = new Walk(seed);
          for (int i = 0; i < INPUTS; i++) {
            String token = walk.turn.session().token();
            Taken next = walk.step();
            if (!walk.turn.session().token().equals(token) || !walk.turn.session().live()) {
              Taken late = new Taken(new Input.TimerFired(token), next.now());
              Turn second = walk.take(walk.turn.session(), late);
              assertThat(second.outcome()).as("seed %d, %s", seed, next).isEqualTo(Outcome.STALE);
              assertThat(second.effects()).as("seed %d", seed).isEmpty();
            }
          }
        });
  }

  @Test
  void any_number_of_threads_take_the_same_turns() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (long seed : seeds(CASES / 10).toArray()) {
        Walk walk = new Walk(seed);
        Turn first = walk.turn;
        walk.walked();
        Callable<String> again =
            () -> {
              Turn turn = first;
              for (Taken next : walk.taken) {
                turn = walk.take(turn.session(), next);
              }
              return told(turn);
            };
        for (Future<String> other : threads.invokeAll(List.of(again, again, again, again))) {
          assertThat(other.get()).as("seed %d", seed).isEqualTo(walk.seen());
        }
      }
    }
  }

  @Test
  void sessions_that_take_turns_by_turns_go_the_way_of_sessions_one_after_the_other() {
    seeds(CASES / 10)
        .forEach(seed -> {
          List<Walk> mixed = LongStream.range(0, 5).mapToObj(i -> new Walk(seed + i)).toList();
          for (int i = 0; i < INPUTS; i++) {
            mixed.forEach(Walk::step);
          }
          for (int i = 0; i < mixed.size(); i++) {
            assertThat(mixed.get(i).seen())
                .as("seed %d", seed + i)
                .isEqualTo(new Walk(seed + i).walked().seen());
          }
        });
  }

  @Test
  void an_answer_whose_check_breaks_is_not_accepted_and_starts_nothing() {
    Talk talk =
        Talk.with(
            Authored.flow(
                Authored.step(
                    "start",
                    Authored.ask(
                        "name",
                        Type.Kind.TEXT,
                        "Name?",
                        Authored.check("name.a.b", "No"),
                        WaitRules.none()))));

    talk.says("Asha");

    assertThat(talk.outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(talk.failure()).isEqualTo("FLW5201");
  }
}
