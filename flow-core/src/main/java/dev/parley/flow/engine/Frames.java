package dev.parley.flow.engine;

import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flows a turn is in: the top one taken apart, those below as they are stored. A handler with
 * {@code keep} is a frame too, so that it may ask something itself; it borrows the variables of the
 * frame whose handler it is and gives them back when it goes.
 */
final class Frames {
  private static final Variables LENT = Variables.of(Map.of());
  private static final int NOBODY = -1;

  private final CompiledBot bot;
  private List<Frame> below;
  private int lender;

  /** The flow at the top. */
  CompiledFlow flow;

  /** Its variables by slot. */
  @Nullable Object[] values;

  Frames(CompiledBot bot, List<Frame> frames) {
    Frame top = frames.getLast();
    this.bot = bot;
    this.below =
        frames.size() == 1 ? List.of() : new ArrayList<>(frames.subList(0, frames.size() - 1));
    this.flow = bot.flow(top.flow());
    this.values = top.variables().arrange(flow.names());
    this.lender = top.lender();
  }

  /** How many there are. */
  int depth() {
    return below.size() + 1;
  }

  /** The flow of a frame, counted from the root. */
  CompiledFlow flowAt(int index) {
    return index == below.size() ? flow : bot.flow(below.get(index).flow());
  }

  /** Puts a flow on top, its variables unset. */
  void call(CompiledFlow next, String call) {
    push(call);
    flow = next;
    values = new @Nullable Object[next.names().length];
    lender = NOBODY;
  }

  /** Puts a handler of one of the frames on top. */
  void interrupt(int owner, String call) {
    push(call);
    int holder = holder(owner);
    Frame from = below.get(holder);
    flow = bot.flow(from.flow());
    values = from.variables().arrange(flow.names());
    lender = holder;
    below.set(holder, new Frame(from.flow(), LENT, from.call(), from.lender()));
  }

  private void push(String call) {
    if (below.isEmpty()) {
      below = new ArrayList<>(4);
    }
    below.add(top(call));
  }

  /** Who has the variables of a frame now: a handler that is at work may have borrowed them. */
  private int holder(int owner) {
    int holder = owner;
    for (int i = owner + 1; i < below.size(); i++) {
      holder = below.get(i).lender() == holder ? i : holder;
    }
    return holder;
  }

  /** Drops the top frame; the place at which the one below was left. */
  String pop() {
    giveBack();
    Frame next = below.removeLast();
    flow = bot.flow(next.flow());
    values = next.variables().arrange(flow.names());
    lender = next.lender();
    return next.call();
  }

  private void giveBack() {
    if (lender != NOBODY) {
      Frame to = below.get(lender);
      Variables mine = Variables.wrap(flow.names(), values);
      below.set(lender, new Frame(to.flow(), mine, to.call(), to.lender()));
    }
  }

  /** Drops all frames above one, counted from the root. */
  void popTo(int index) {
    while (below.size() > index) {
      var unused = pop();
    }
  }

  /** If a handler with {@code keep} is at the top, drops all above the frame it belongs to. */
  void leaveHandler() {
    while (lender != NOBODY) {
      popTo(lender);
    }
  }

  /** Whether one of the flows, or the bot, says what to do about faults. */
  boolean hearFaults() {
    for (int i = below.size(); i >= 0; i--) {
      if (flowAt(i).own().onError() != null) {
        return true;
      }
    }
    return flowAt(0).shared().onError() != null;
  }

  /** Whether a handler with {@code keep} is at the top. */
  boolean atHandler() {
    return lender != NOBODY;
  }

  /** The top frame, or the one whose handler it is. */
  int owner() {
    return lender == NOBODY ? below.size() : lender;
  }

  private Frame top(String call) {
    return new Frame(flow.id(), Variables.wrap(flow.names(), values), call, lender);
  }

  /** All of them, to be kept until the next turn. */
  List<Frame> stored() {
    Frame top = top("");
    if (below.isEmpty()) {
      return List.of(top);
    }
    List<Frame> all = new ArrayList<>(below);
    all.add(top);
    return List.copyOf(all);
  }

  /** The frames below the top one. */
  List<Frame> below() {
    return below;
  }

  /** Whether a handler works on the variables of a frame. */
  boolean lent(int index) {
    return lender == index || below.stream().anyMatch(frame -> frame.lender() == index);
  }

  /** Other values for the variables of a frame below. */
  void put(int index, @Nullable Object[] changed) {
    Frame frame = below.get(index);
    Variables variables = Variables.wrap(flowAt(index).names(), changed);
    below.set(index, new Frame(frame.flow(), variables, frame.call(), frame.lender()));
  }

  /** Leaves the root alone, its variables unset. */
  void clear() {
    popTo(0);
    values = new @Nullable Object[values.length];
  }
}
