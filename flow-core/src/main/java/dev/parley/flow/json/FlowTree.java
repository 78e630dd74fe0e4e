package dev.parley.flow.json;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import java.util.Map;
import java.util.Optional;

/** From the model to its JSON form; what is empty is left out. */
final class FlowTree {
  private FlowTree() {}

  static Map<String, Object> of(Flow flow) {
    FlowSettings head = flow.settings();
    return new Entries()
        .put("format", FlowJson.FORMAT)
        .put("flow", flow.id())
        .put("title", head.title())
        .put("version", head.version())
        .put("lang", head.lang())
        .put("expires", head.expires().map(Object::toString))
        .put("stale", head.stale().map(Entries::word))
        .put("afterEnd", head.afterEnd())
        .list("triggers", flow.triggers(), FlowTree::trigger)
        .list("params", flow.params(), FlowTree::variable)
        .list("results", flow.results(), FlowTree::variable)
        .list("uses", flow.uses(), FlowTree::use)
        .list("variables", flow.variables(), FlowTree::variable)
        .put("steps", flow.steps().stream().map(FlowTree::step).toList())
        .list("handlers", flow.handlers(), FlowTree::handler)
        .list("tests", flow.tests(), TestTree::of)
        .map();
  }

  static Map<String, Object> of(Bot bot) {
    BotSettings head = bot.settings();
    return new Entries()
        .put("format", FlowJson.FORMAT)
        .put("bot", bot.id())
        .put("title", head.title())
        .put("lang", head.lang())
        .texts("languages", head.languages())
        .put("timezone", head.timezone())
        .put("country", head.country())
        .list("hours", bot.hours(), FlowTree::hours)
        .list("uses", bot.uses(), FlowTree::use)
        .list("handlers", bot.handlers(), FlowTree::handler)
        .list("tests", bot.tests(), TestTree::of)
        .map();
  }

  private static Map<String, Object> trigger(Trigger trigger) {
    Entries out = new Entries();
    switch (trigger) {
      case Trigger.Keyword keyword -> {
        out.put("type", "keyword").texts("words", keyword.words());
        out.put(
            "match",
            Optional.of(keyword.match()).filter(m -> m != Trigger.Match.EXACT).map(Entries::word));
      }
      case Trigger.Button button -> out.put("type", "button").put("text", button.text());
      case Trigger.Ad ad -> out.put("type", "ad").put("pattern", ad.pattern());
      case Trigger.First first -> out.put("type", first.word());
      case Trigger.Any any -> out.put("type", any.word());
      case Trigger.OptIn in -> out.put("type", in.word());
      case Trigger.OptOut optOut -> out.put("type", optOut.word());
      case Trigger.Order order -> out.put("type", order.word());
      case Trigger.Api api -> out.put("type", api.word());
    }
    return out.put("when", trigger.when()).map();
  }

  private static Map<String, Object> variable(Variable variable) {
    return new Entries()
        .put("name", variable.name())
        .put("type", variable.type().toString())
        .put("default", variable.initial())
        .put(
            "scope",
            Optional.of(variable.scope()).filter(s -> s != Variable.Scope.FLOW).map(Entries::word))
        .map();
  }

  private static Map<String, Object> use(Use use) {
    return new Entries()
        .put("use", Entries.word(use.kind()))
        .put("names", use.names())
        .put("from", use.from())
        .map();
  }

  private static Map<String, Object> hours(Hours hours) {
    return new Entries().put("name", hours.name()).put("times", hours.times()).map();
  }

  private static Map<String, Object> step(Step step) {
    return new Entries()
        .put("name", step.name())
        .texts("was", step.was())
        .put("do", ActionTree.of(step.actions()))
        .map();
  }

  private static Map<String, Object> handler(Handler handler) {
    Entries out = new Entries();
    switch (handler) {
      case Handler.OnKeyword keyword -> {
        out.put("on", "keyword").texts("words", keyword.words());
        out.put("keep", keyword.keep() ? Optional.of(true) : Optional.empty());
      }
      case Handler.OnError error -> out.put("on", "error").put("as", error.variable());
      case Handler.OnExpire expire -> out.put("on", "expire");
      case Handler.OnMedia media -> out.put("on", "media");
      case Handler.OnMigrate migrate -> out.put("on", "migrate").put("from", migrate.step());
    }
    return ActionTree.target(out, handler.target()).map();
  }
}
