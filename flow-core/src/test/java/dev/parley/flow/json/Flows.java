package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.MediaKind;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TemplateFill;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Any flow that the form allows, drawn from a seed. */
final class Flows {
  private static final List<String> TEXTS =
      List.of("Hi!", "", "Hello ${name}, \"you\"", "🍕 नमस्ते\n\t\\${x}", "\ud83d half", "a/b~c");

  private final Random random;

  private Flows(long seed) {
    this.random = new Random(seed);
  }

  static Flow any(long seed) {
    return new Flows(seed).flow();
  }

  private Flow flow() {
    return new Flow(
        id(),
        settings(),
        some(this::trigger),
        some(() -> new Variable(Variable.Scope.FLOW, id(), type(), maybe(this::id))),
        some(() -> new Variable(Variable.Scope.FLOW, id(), type(), Optional.empty())),
        some(this::variable),
        many(this::step),
        some(this::handler),
        some(() -> new Use(pick(List.of(Use.Kind.values())), words(), text())),
        some(() -> new TestCase("t " + id(), some(this::line))));
  }

  private FlowSettings settings() {
    return new FlowSettings(
        maybe(this::text),
        maybe(() -> pick(List.of("pin", "latest"))),
        maybe(() -> pick(List.of("en", "pt-BR", "zh_Hant"))),
        maybe(this::delay),
        maybe(() -> pick(List.of(Stale.values()))),
        maybe(() -> pick(List.of("silent 10m", "restart", "any"))));
  }

  private Trigger trigger() {
    return switch (random.nextInt(9)) {
      case 0 ->
          new Trigger.Keyword(words(), pick(List.of(Trigger.Match.values())), maybe(this::id));
      case 1 -> new Trigger.First(maybe(this::id));
      case 2 -> new Trigger.Button(text(), maybe(this::id));
      case 3 -> new Trigger.Ad(text(), maybe(this::id));
      case 4 -> new Trigger.OptIn(maybe(this::id));
      case 5 -> new Trigger.OptOut(maybe(this::id));
      case 6 -> new Trigger.Order(maybe(this::id));
      case 7 -> new Trigger.Api(maybe(this::id));
      default -> new Trigger.Any(maybe(this::id));
    };
  }

  private Variable variable() {
    return new Variable(pick(List.of(Variable.Scope.values())), id(), type(), maybe(this::id));
  }

  private Step step() {
    return new Step(id(), some(this::id), actions(3));
  }

  private List<Action> actions(int depth) {
    return some(() -> action(depth));
  }

  private Action action(int depth) {
    int kinds = depth == 0 ? 15 : 23;
    return switch (random.nextInt(kinds)) {
      case 0 -> new Action.Say(prompt(), maybe(() -> new Cta(text(), text())));
      case 1 -> new Action.Assign(id() + "." + id(), id());
      case 2 -> new Action.Goto(id());
      case 3 -> new Action.End(js(random.nextInt(3)));
      case 4 ->
          new Action.SendMedia(
              pick(List.of(MediaKind.values())), id(), maybe(this::text), maybe(this::text));
      case 5 -> new Action.SendCard(pick(List.of(CardKind.values())), js(2));
      case 6 -> new Action.Run(id(), js(random.nextInt(3)), maybe(this::id));
      case 7 ->
          new Action.Template(
              id(),
              id(),
              new TemplateFill(
                  maybe(this::id),
                  some(this::id),
                  some(() -> new TemplateFill.Button(random.nextInt(4), id()))));
      case 8 -> new Action.Pause(new Action.PauseEnd.After(delay()));
      case 9 -> new Action.Pause(new Action.PauseEnd.Until(id()));
      case 10 -> new Action.Label(random.nextBoolean(), many(this::text));
      case 11 -> new Action.Group(random.nextBoolean(), many(this::text));
      case 12 -> new Action.Language(id());
      case 13 -> new Action.Consent(random.nextBoolean(), id());
      case 14 -> new Action.Emit(id(), js(random.nextInt(3)));
      case 15 -> new Action.CountRetry(retry(depth));
      case 16 ->
          new Action.Ask(
              id(), maybe(this::type), prompt(), rules(), maybe(this::form), waiting(depth));
      case 17 -> choose(depth);
      case 18 ->
          new Action.Match(
              id(), some(() -> new MatchCase(words(), block(depth))), maybe(() -> block(depth)));
      case 19 ->
          new Action.Split(id(), some(() -> new Arm(random.nextInt(100), id(), block(depth))));
      case 20 ->
          new Action.Http(pick(List.of(HttpMethod.values())), text(), maybe(this::id), http(depth));
      case 21 -> new Action.Handoff(text(), maybe(this::text), maybe(() -> block(depth)));
      default ->
          new Action.If(
              many(() -> new Action.Case(id(), actions(depth - 1))),
              maybe(() -> actions(depth - 1)));
    };
  }

  private Action choose(int depth) {
    return new Action.Choose(
        id(),
        prompt(),
        new ChoiceForm(maybe(() -> pick(List.of(ChoiceForm.Kind.values()))), maybe(this::text)),
        some(() -> item(depth)),
        maybe(() -> block(depth)),
        waiting(depth),
        maybe(() -> pick(List.of(Stale.values()))));
  }

  private ChoiceItem item(int depth) {
    return random.nextInt(4) == 0
        ? new ChoiceItem.Section(text(), some(() -> offer(depth)))
        : offer(depth);
  }

  private ChoiceItem.Offer offer(int depth) {
    return random.nextInt(3) == 0
        ? new OptionsEach(
            id(), id(), new OptionsEach.Row(id(), text(), maybe(this::text)), target(depth))
        : new Option(id(), text(), maybe(this::text), maybe(this::id), target(depth));
  }

  private FormCta form() {
    return new FormCta(text(), maybe(this::text), maybe(this::id));
  }

  private HttpRules http(int depth) {
    HttpBody body = random.nextBoolean() ? new HttpBody.Json("{ a: 1 }") : new HttpBody.Form(id());
    return new HttpRules(
        some(() -> new HttpHeader(text(), id())),
        maybe(() -> body),
        maybe(this::delay),
        maybe(() -> new HttpRetry(1 + random.nextInt(5), maybe(this::delay))),
        maybe(() -> block(depth)));
  }

  private AnswerRules rules() {
    return new AnswerRules(
        some(() -> new Check(id(), text())), maybe(this::id), words(), maybe(this::text));
  }

  private WaitRules waiting(int depth) {
    return new WaitRules(
        maybe(() -> retry(depth)),
        maybe(() -> new Timeout(delay(), target(depth))),
        maybe(this::id));
  }

  private Retry retry(int depth) {
    return new Retry(1 + random.nextInt(5), target(depth));
  }

  private Optional<Target> target(int depth) {
    return maybe(() -> block(depth));
  }

  private Target block(int depth) {
    return random.nextBoolean()
        ? new Target.ToStep(id())
        : new Target.Block(actions(Math.max(0, depth - 1)));
  }

  private Handler handler() {
    return switch (random.nextInt(5)) {
      case 3 -> new Handler.OnMedia(block(1));
      case 4 -> new Handler.OnMigrate(id(), block(1));
      case 0 -> new Handler.OnKeyword(words(), random.nextBoolean(), block(1));
      case 1 -> new Handler.OnError(id(), new Target.ToFlow(id()));
      default -> new Handler.OnExpire(block(1));
    };
  }

  private TestLine line() {
    return switch (random.nextInt(14)) {
      case 12 ->
          new TestLine.MockHttp(
              pick(List.of(HttpMethod.values())), text(), 200, maybe(() -> "{ a: 1 }"));
      case 13 -> mock();
      case 0 -> new TestLine.StartAt(id());
      case 1 -> new TestLine.StartWith(js(2));
      case 2 -> new TestLine.Given("env." + id(), id());
      case 3 -> new TestLine.Says(text());
      case 4 -> new TestLine.Taps(id(), maybe(this::text));
      case 5 -> new TestLine.Sends("image", maybe(this::text));
      case 6 ->
          random.nextInt(3) == 0
              ? new TestLine.BotSays(
                  Optional.of("template"), maybe(this::id), maybe(this::text), maybe(this::words))
              : new TestLine.BotSays(
                  maybe(() -> "choose"), Optional.empty(), maybe(this::text), maybe(this::words));
      case 7 -> random.nextBoolean() ? new TestLine.Silent() : new TestLine.HasEnded();
      case 8 -> new TestLine.After(delay());
      case 9 -> new TestLine.Expect(id());
      case 10 -> new TestLine.At(id());
      default -> new TestLine.HasFailed(maybe(() -> "FLW5301"));
    };
  }

  private TestLine mock() {
    return random.nextBoolean()
        ? new TestLine.MockRun(id(), js(random.nextInt(2)))
        : new TestLine.MockSend(text(), pick(List.of("window", "limits", "undeliverable")));
  }

  private Prompt prompt() {
    return new Prompt(text(), maybe(this::id), maybe(this::text), maybe(this::text));
  }

  private Type type() {
    return switch (random.nextInt(3)) {
      case 0 -> Type.oneOf(many(this::id));
      case 1 -> new Type(Type.Kind.LIST, List.of("text"), random.nextBoolean());
      default ->
          new Type(pick(List.of(Type.Kind.INT, Type.Kind.DATE)), List.of(), random.nextBoolean());
    };
  }

  private Delay delay() {
    return new Delay(random.nextInt(100), pick(List.of(Delay.Unit.values())));
  }

  private Map<String, String> js(int size) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(id(), "1 + " + i);
    }
    return map;
  }

  private List<String> words() {
    return many(this::id);
  }

  private String id() {
    return pick(List.of("a", "größe", "step_2", "x9", "नाम")) + random.nextInt(50);
  }

  private String text() {
    return pick(TEXTS);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> item) {
    return list(random.nextInt(3), item);
  }

  private <T> List<T> many(Supplier<T> item) {
    return list(1 + random.nextInt(3), item);
  }

  private static <T> List<T> list(int size, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
