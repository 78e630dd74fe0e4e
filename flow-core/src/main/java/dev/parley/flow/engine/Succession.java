package dev.parley.flow.engine;

import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One release of a bot after another, and what that does to people inside the former: the same that
 * the engine does when a session of a flow with {@code version: latest} takes its next input.
 *
 * <pre>{@code
 * Succession change = new Succession(CompiledBot.compile(old, "r1"), CompiledBot.compile(now, "r2"));
 * change.fates().stream().filter(fate -> !fate.smooth()).forEach(System.out::println);
 * }</pre>
 *
 * @param from the former release
 * @param to the release that takes over
 */
public record Succession(CompiledBot from, CompiledBot to) {
  private static final String NOBODY = "";

  /** What becomes of people at each place of the former release, flow by flow. */
  public List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    for (String id : from.source().flows().stream().map(flow -> flow.id()).toList()) {
      CompiledFlow flow = from.flow(id);
      for (String place : new TreeMap<>(flow.places().stops()).keySet()) {
        fate(flow, flow.stop(place)).ifPresent(fates::add);
      }
    }
    return List.copyOf(fates);
  }

  /**
   * What becomes of one session.
   *
   * @param session one that waits, and is in the former release
   */
  public Fate of(Session session) {
    Wait wait = session.waiting().orElseThrow();
    Move move = Move.of(session, from, to);
    return fate(session.frames().getLast().flow(), wait.id(), move);
  }

  /**
   * Whether sessions that began in this flow move at all, or stay in the release that they began
   * with.
   */
  public boolean moves(String flow) {
    return from.has(flow) && from.flow(flow).settings().latest();
  }

  /**
   * Whether whoever changed a place has said what it was before, so that they know of the change.
   */
  public boolean declared(Fate fate) {
    return fate.rule() == Rule.MIGRATED
        || (fate.rule() == Rule.RESHAPED && !fate.placeNow().equals(fate.place()));
  }

  private Optional<Fate> fate(CompiledFlow flow, Stop stop) {
    return switch (stop) {
      case WaitNode question -> Optional.of(resting(flow, reply(stop.id())));
      case CallNode call -> Optional.of(resting(flow, new Wait.Call(stop.id())));
      case PauseNode pause -> Optional.of(resting(flow, new Wait.Time(stop.id(), Instant.EPOCH)));
      case HandoffNode handoff ->
          Optional.of(resting(flow, new Wait.Handback(stop.id(), Instant.EPOCH)));
      case RunNode run -> above(flow, run);
    };
  }

  private static Wait reply(String place) {
    return new Wait.Reply(place, 0, Optional.empty(), Optional.empty());
  }

  private Fate resting(CompiledFlow flow, Wait wait) {
    return of(session(List.of(frame(flow, "")), wait));
  }

  /** People inside a called flow, if they cannot stay there because of the place of the call. */
  private Optional<Fate> above(CompiledFlow flow, RunNode run) {
    CompiledFlow called = from.flow(run.flow());
    Optional<String> inside =
        new TreeMap<>(called.places().stops())
            .keySet().stream().filter(id -> !(called.stop(id) instanceof RunNode)).findFirst();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    Session session =
        session(List.of(frame(flow, run.id()), frame(called, "")), reply(inside.get()));
    Move move = Move.of(session, from, to);
    return move.session().frames().size() == 1
        ? Optional.of(fate(flow.id(), run.id(), move))
        : Optional.empty();
  }

  private static Frame frame(CompiledFlow flow, String call) {
    Variables unset = Variables.wrap(flow.names(), new @Nullable Object[flow.names().length]);
    return new Frame(flow.id(), unset, call);
  }

  private Session session(List<Frame> frames, Wait wait) {
    return new Session(
        NOBODY,
        from.id(),
        from.release(),
        1,
        1,
        new State.Waiting(wait),
        frames,
        Map.of(),
        Map.of(),
        Optional.empty(),
        false);
  }

  private Fate fate(String flow, String place, Move move) {
    String flowNow = move.session().frames().getLast().flow();
    String placeNow =
        switch (move.rule()) {
          case SAME, WAS -> move.session().waiting().orElseThrow().id();
          case RESHAPED, RESTARTED -> to.flow(flowNow).at(move.node());
          case MIGRATED -> place.substring(0, place.indexOf('/'));
          case LOST -> "";
        };
    return new Fate(flow, place, move.rule(), flowNow, placeNow);
  }
}
