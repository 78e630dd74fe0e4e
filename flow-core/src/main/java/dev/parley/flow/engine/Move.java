package dev.parley.flow.engine;

import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves a session to another release: frame by frame from the root, each place is looked for under
 * its id and under its former ids. The first place that is gone decides; the frames above it are
 * dropped. Variables are kept by their names.
 *
 * @param session the session in the other release
 * @param rule by which rule it moved
 * @param node the node of its top flow to go on with; -1 where it waits as before
 */
record Move(Session session, Rule rule, int node) {
  private static final int WAITS = -1;

  /** Whether it waits as before, and takes the input. */
  boolean waits() {
    return node == WAITS && rule != Rule.LOST;
  }

  static Move of(Session session, CompiledBot from, CompiledBot to) {
    List<Frame> moved = new ArrayList<>(session.frames().size());
    Wait wait = session.waiting().orElseThrow();
    boolean renamed = false;
    for (int i = 0; i < session.frames().size(); i++) {
      Frame frame = session.frames().get(i);
      boolean top = i == session.frames().size() - 1;
      String place = top ? wait.id() : frame.call();
      String now = to.has(frame.flow()) ? place(to.flow(frame.flow()), place) : null;
      Stop stop = now == null ? null : to.flow(frame.flow()).stop(now);
      if (now == null || stop == null || (!top && !leads(stop, session.frames().get(i + 1)))) {
        return gone(session, from, to, moved);
      }
      renamed |= !now.equals(place);
      if (!top) {
        moved.add(new Frame(frame.flow(), frame.variables(), now, frame.lender()));
      } else {
        moved.add(frame);
        Stop former = from.flow(frame.flow()).stop(place);
        return arrived(session, moved, to, new Arrival(wait, former, stop, renamed));
      }
    }
    throw new IllegalStateException("a session without frames");
  }

  /** The place that the top frame has come to. */
  private record Arrival(Wait before, Stop former, Stop stop, boolean renamed) {}

  private static @Nullable String place(CompiledFlow flow, String id) {
    return flow.has(id) ? id : flow.places().former().get(id);
  }

  /** Whether a place still leads to the frame above it: a call to its flow, a question to any. */
  private static boolean leads(Stop stop, Frame above) {
    return stop instanceof RunNode run
        ? run.flow().equals(above.flow()) && above.lender() < 0
        : above.lender() >= 0;
  }

  private static Move arrived(
      Session session, List<Frame> frames, CompiledBot to, Arrival arrival) {
    if (!arrival.stop().replaces(arrival.former())) {
      int node = to.flow(frames.getLast().flow()).node(arrival.stop().id());
      return new Move(in(to, session, frames, arrival.before()), Rule.RESHAPED, node);
    }
    Wait wait = named(arrival);
    return new Move(in(to, session, frames, wait), arrival.renamed() ? Rule.WAS : Rule.SAME, WAITS);
  }

  /** The wait under its new id; what was shown of a choice is remembered if it would differ. */
  private static Wait named(Arrival arrival) {
    String id = arrival.stop().id();
    return switch (arrival.before()) {
      case Wait.Reply reply ->
          new Wait.Reply(
              id, reply.failures(), reply.timeout(), shown(reply, arrival), reply.lang());
      case Wait.Call call -> new Wait.Call(id);
      case Wait.Time time -> new Wait.Time(id, time.until());
      case Wait.Handback handback -> new Wait.Handback(id, handback.since());
    };
  }

  private static Optional<List<String>> shown(Wait.Reply reply, Arrival arrival) {
    if (reply.offered().isEmpty()
        && arrival.former() instanceof ChooseNode was
        && arrival.stop() instanceof ChooseNode is
        && !was.offers().writtenIds().equals(is.offers().writtenIds())) {
      return Optional.of(was.offers().writtenIds());
    }
    return reply.offered();
  }

  /** The first place that is gone decides: the frames above it are dropped. */
  private static Move gone(Session session, CompiledBot from, CompiledBot to, List<Frame> below) {
    List<Frame> left = cut(session, from, below);
    Frame top = left.getLast();
    Wait wait = session.waiting().orElseThrow();
    boolean atTop = left.size() == session.frames().size();
    String place = atTop ? wait.id() : session.frames().get(left.size() - 1).call();
    if (top.lender() >= 0) {
      return handlerGone(session, from, to, left);
    }
    int node = to.has(top.flow()) ? to.flow(top.flow()).migration(place) : WAITS;
    if (node >= 0) {
      return new Move(in(to, session, left, wait), Rule.MIGRATED, node);
    }
    int again = to.has(top.flow()) ? to.flow(top.flow()).stepOf(place) : WAITS;
    Rule rule = again >= 0 ? Rule.RESTARTED : Rule.LOST;
    return new Move(in(to, session, left, wait), rule, again);
  }

  /** A handler that is gone returns to the question it interrupted. */
  private static Move handlerGone(
      Session session, CompiledBot from, CompiledBot to, List<Frame> left) {
    List<Frame> below = new ArrayList<>(left.subList(0, left.size() - 2));
    String place = left.get(left.size() - 2).call();
    List<Frame> frames = cut(session, from, below);
    CompiledFlow flow = to.flow(frames.getLast().flow());
    return flow.has(place)
        ? new Move(
            in(to, session, frames, session.waiting().orElseThrow()),
            Rule.RESHAPED,
            flow.node(place))
        : gone(session, from, to, below);
  }

  /** The session's frames up to the first one after those, which have come along. */
  private static List<Frame> cut(Session session, CompiledBot from, List<Frame> below) {
    Frames frames = new Frames(from, session.frames());
    frames.popTo(below.size());
    List<Frame> left = new ArrayList<>(frames.stored());
    for (int i = 0; i < below.size(); i++) {
      Frame frame = left.get(i);
      left.set(i, new Frame(frame.flow(), frame.variables(), below.get(i).call(), frame.lender()));
    }
    return left;
  }

  private static Session in(CompiledBot to, Session session, List<Frame> frames, Wait wait) {
    Optional<Instant> expires = session.expires();
    return new Session(
        session.id(),
        session.bot(),
        to.release(),
        session.turn(),
        session.entries(),
        new State.Waiting(wait),
        List.copyOf(frames),
        session.variables(),
        session.trigger(),
        expires,
        session.troubled());
  }
}
