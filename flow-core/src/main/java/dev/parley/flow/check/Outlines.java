package dev.parley.flow.check;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import java.util.IdentityHashMap;
import java.util.List;

/** The outlines of a bot's flows, each read once however many checks look at it. */
final class Outlines {
  private final IdentityHashMap<Flow, Outline> read = new IdentityHashMap<>();
  private final IdentityHashMap<Flow, Voices> voices = new IdentityHashMap<>();
  private final Bot bot;
  private final Flow itself;

  Outlines(Bot bot) {
    this.bot = bot;
    this.itself =
        new Flow(
            "",
            FlowSettings.defaults(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            bot.handlers(),
            bot.uses(),
            bot.tests());
  }

  /** What stands in the bot's own file, seen as a flow without steps. */
  Flow itself() {
    return itself;
  }

  Outline of(Flow flow) {
    return read.computeIfAbsent(flow, OutlineReader::read);
  }

  /** What a flow says in other languages. */
  Voices voices(Flow flow) {
    return voices.computeIfAbsent(flow, f -> Voices.of(bot, f, of(f)));
  }
}
