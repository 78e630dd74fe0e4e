package dev.parley.flow.check;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outlines of a bot's flows, each read once however many checks look at it. */
final class Outlines {
  private final IdentityHashMap<Flow, Outline> read = new IdentityHashMap<>();
  private final IdentityHashMap<Flow, Voices> voices = new IdentityHashMap<>();
  private final IdentityHashMap<Flow, FlowGraph> graphs = new IdentityHashMap<>();
  private final Bot bot;
  private final Flow itself;
  private @Nullable BotGraph together;
  private @Nullable Restless restless;
  private @Nullable Spread<Silence> silences;
  private @Nullable Spread<Boolean> consents;

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

  /** The ways through a flow. */
  FlowGraph graph(Flow flow) {
    return graphs.computeIfAbsent(flow, f -> GraphBuilder.build(f, of(f)));
  }

  /** The ways through all flows. */
  BotGraph together() {
    BotGraph there = together;
    if (there == null) {
      there = new BotGraph(bot, this);
      together = there;
    }
    return there;
  }

  /** What the flows do before they wait. */
  Restless restless() {
    Restless there = restless;
    if (there == null) {
      there = new Restless(together());
      restless = there;
    }
    return there;
  }

  /** How long a customer may have been silent at each place. */
  Spread<Silence> silences() {
    Spread<Silence> there = silences;
    if (there == null) {
      there = Spread.of(together(), new Silences(together()));
      silences = there;
    }
    return there;
  }

  /** Whether a customer is sure to have agreed to marketing at each place. */
  Spread<Boolean> consents() {
    Spread<Boolean> there = consents;
    if (there == null) {
      there = Spread.of(together(), new Consents());
      consents = there;
    }
    return there;
  }

  /** What a flow says in other languages. */
  Voices voices(Flow flow) {
    return voices.computeIfAbsent(flow, f -> Voices.of(bot, f, of(f)));
  }
}
