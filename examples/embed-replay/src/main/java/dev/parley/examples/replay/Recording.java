package dev.parley.examples.replay;

import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.TurnJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation that can be had again. The engine knows nothing but what it is given, so whoever
 * keeps each input with its moment and seed can have the same turns again, years later and on
 * another machine, to the byte.
 */
public final class Recording {
  /**
   * One thing that came in.
   *
   * @param input what it was
   * @param facts what the host knew then
   * @param now the moment, and the seed of chance
   */
  public record Heard(Input input, Facts facts, Now now) {}

  private static final TurnJson TURNS = new TurnJson();

  private final String session;
  private final Start start;
  private final Now begun;
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> turns = new ArrayList<>();
  private Turn last;

  /** Starts a session and its recording. */
  public Recording(Engine engine, String session, Start start, Now now) {
    this.session = session;
    this.start = start;
    this.begun = now;
    this.last = engine.start(session, start, Facts.none(), now);
    turns.add(TURNS.writeText(last));
  }

  /** Takes a turn and notes it. */
  public Turn hear(Engine engine, Heard next) {
    last = engine.resume(last.session(), next.input(), next.facts(), next.now());
    heard.add(next);
    turns.add(TURNS.writeText(last));
    return last;
  }

  /** The turns so far as JSON, the first being the start. */
  public List<String> turns() {
    return List.copyOf(turns);
  }

  /**
   * Has the conversation again, with the same engine to prove that it is the same, or with one over
   * a changed flow to see from where on people would have met something else.
   *
   * @return the number of the first turn that differs, the start being 0; -1 if none does
   */
  public int replay(Engine engine) {
    Recording again = new Recording(engine, session, start, begun);
    for (Heard next : heard) {
      again.hear(engine, next);
    }
    for (int turn = 0; turn < turns.size(); turn++) {
      if (!turns.get(turn).equals(again.turns.get(turn))) {
        return turn;
      }
    }
    return -1;
  }
}
