package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import java.util.stream.Stream;

/**
 * A flow under check with everything that several checks need, each made once.
 *
 * @param flow the flow; for a bot itself a flow without steps, named with the empty text
 * @param bot the bot it belongs to
 * @param outlines of all flows of the bot
 * @param outline of this flow
 * @param names of this flow
 * @param graph of this flow
 */
record Subject(
    Flow flow, Bot bot, Outlines outlines, Outline outline, FlowNames names, FlowGraph graph) {
  static Subject of(Flow flow, Bot bot, Outlines outlines) {
    Outline outline = outlines.of(flow);
    FlowNames names = new FlowNames(flow, outline);
    return new Subject(flow, bot, outlines, outline, names, outlines.graph(flow));
  }

  Place place(String pointer) {
    return Place.of(flow.id(), pointer);
  }

  /** Whether this is the bot's own file: handlers and tests, but no steps. */
  boolean isBot() {
    return flow.id().isEmpty();
  }

  /** The flow's handlers, then the bot's. */
  Stream<Handler> handlers() {
    return isBot()
        ? flow.handlers().stream()
        : Stream.concat(flow.handlers().stream(), bot.handlers().stream());
  }
}
