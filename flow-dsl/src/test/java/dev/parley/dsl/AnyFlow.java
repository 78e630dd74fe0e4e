package dev.parley.dsl;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import java.util.List;
import java.util.Optional;

/** Any flow or bot that the language can say, drawn from a seed; it need not make sense. */
final class AnyFlow {
  private final Draw draw;
  private final AnyAction actions;

  private AnyFlow(long seed) {
    this.draw = new Draw(seed);
    this.actions = new AnyAction(draw);
  }

  static Flow flow(long seed) {
    return new AnyFlow(seed).flow();
  }

  static Bot bot(long seed) {
    return new AnyFlow(seed).bot();
  }

  private Flow flow() {
    return new Flow(
        draw.name(),
        settings(),
        draw.some(this::trigger),
        draw.some(() -> variable(Variable.Scope.FLOW, draw.maybe(draw::js))),
        draw.some(() -> variable(Variable.Scope.FLOW, Optional.empty())),
        draw.some(
            () -> variable(draw.pick(List.of(Variable.Scope.values())), draw.maybe(draw::js))),
        draw.some(() -> new Step(draw.name(), draw.some(draw::name), actions.block(3))),
        draw.some(() -> handler(false)),
        draw.some(this::use),
        draw.some(this::test));
  }

  private Bot bot() {
    BotSettings settings =
        new BotSettings(
            draw.maybe(draw::string),
            draw.maybe(() -> draw.pick(List.of("en", "pt-BR"))),
            draw.some(() -> draw.pick(List.of("hi", "pt_BR", "zh-Hant"))),
            draw.maybe(() -> draw.pick(List.of("UTC", "Asia/Kolkata", "Etc/GMT+3"))),
            draw.maybe(() -> draw.pick(List.of("IN", "BR"))));
    return new Bot(
        draw.name(),
        settings,
        draw.some(() -> new Hours(draw.name(), draw.string())),
        draw.some(this::use),
        draw.some(() -> handler(true)),
        draw.some(this::test),
        List.of());
  }

  private FlowSettings settings() {
    return new FlowSettings(
        draw.maybe(draw::string),
        draw.maybe(() -> draw.pick(List.of("pin", "latest"))),
        draw.maybe(() -> draw.pick(List.of("en", "pt-BR", "zh_Hant"))),
        draw.maybe(draw::delay),
        draw.maybe(() -> draw.pick(List.of(Stale.values()))),
        draw.maybe(() -> draw.pick(List.of("silent 10m", "restart", "any"))));
  }

  private Trigger trigger() {
    Optional<String> when = draw.maybe(draw::js);
    return switch (draw.below(9)) {
      case 0 ->
          new Trigger.Keyword(
              draw.many(draw::string), draw.pick(List.of(Trigger.Match.values())), when);
      case 1 -> new Trigger.First(when);
      case 2 -> new Trigger.Any(when);
      case 3 -> new Trigger.Button(draw.string(), when);
      case 4 -> new Trigger.Ad(draw.string(), when);
      case 5 -> new Trigger.OptIn(when);
      case 6 -> new Trigger.OptOut(when);
      case 7 -> new Trigger.Order(when);
      default -> new Trigger.Api(when);
    };
  }

  private Variable variable(Variable.Scope scope, Optional<String> initial) {
    return new Variable(scope, draw.name(), draw.type(), initial);
  }

  private Use use() {
    return new Use(draw.pick(List.of(Use.Kind.values())), draw.many(draw::name), draw.string());
  }

  private Handler handler(boolean ofBot) {
    Target target =
        ofBot && draw.below(3) == 0 ? new Target.ToFlow(draw.name()) : actions.target(2);
    return switch (draw.below(5)) {
      case 0 -> new Handler.OnKeyword(draw.many(draw::string), draw.coin(), target);
      case 1 -> new Handler.OnError(draw.name(), target);
      case 2 -> new Handler.OnMedia(target);
      case 3 -> new Handler.OnMigrate(draw.name(), target);
      default -> new Handler.OnExpire(target);
    };
  }

  private TestCase test() {
    return new TestCase(draw.string(), draw.some(this::line));
  }

  private TestLine line() {
    return switch (draw.below(14)) {
      case 0 -> new TestLine.StartAt(draw.name());
      case 1 -> new TestLine.StartWith(draw.args());
      case 2 -> new TestLine.Given("env." + draw.name(), draw.js());
      case 3 -> new TestLine.Says(draw.string());
      case 4 -> new TestLine.Taps(draw.name(), draw.maybe(draw::string));
      case 5 -> new TestLine.Sends(kind(), draw.maybe(draw::string));
      case 6 -> botLine();
      case 7 -> draw.coin() ? new TestLine.Silent() : new TestLine.HasEnded();
      case 8 -> new TestLine.After(draw.delay());
      case 9 -> new TestLine.Expect(draw.js());
      case 10 -> new TestLine.At(draw.name());
      case 11 ->
          new TestLine.MockHttp(
              draw.pick(List.of(HttpMethod.values())),
              draw.string(),
              draw.below(600),
              draw.maybe(() -> draw.pick(List.of("{ id: \"A1\" }", "[1, 2]"))));
      case 12 ->
          draw.coin()
              ? new TestLine.MockRun(draw.name(), draw.args())
              : new TestLine.MockSend(
                  draw.string(), draw.pick(List.of("window", "limits", "undeliverable")));
      default -> new TestLine.HasFailed(draw.maybe(() -> "FLW5301"));
    };
  }

  private TestLine botLine() {
    Optional<List<String>> options = draw.maybe(() -> draw.many(draw::name));
    return switch (draw.below(4)) {
      case 0 ->
          new TestLine.BotSays(
              Optional.empty(), Optional.empty(), draw.maybe(draw::string), Optional.empty());
      case 1 ->
          new TestLine.BotSays(
              Optional.of("template"),
              Optional.of(draw.name()),
              draw.maybe(draw::string),
              Optional.empty());
      case 2 ->
          new TestLine.BotSays(
              Optional.of("choose"), Optional.empty(), draw.maybe(draw::string), options);
      default ->
          new TestLine.BotSays(
              Optional.of(kind()), Optional.empty(), draw.maybe(draw::string), options);
    };
  }

  private String kind() {
    return draw.pick(List.of("text", "image", "voice", "location", "product"));
  }
}
