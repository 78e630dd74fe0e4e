package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Type;
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
        List.of(),
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
    return switch (random.nextInt(3)) {
      case 0 ->
          new Trigger.Keyword(words(), pick(List.of(Trigger.Match.values())), maybe(this::id));
      case 1 -> new Trigger.First(maybe(this::id));
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
    int kinds = depth == 0 ? 4 : 8;
    return switch (random.nextInt(kinds)) {
      case 0 -> new Action.Say(prompt(), maybe(() -> new Cta(text(), text())));
      case 1 -> new Action.Assign(id() + "." + id(), id());
      case 2 -> new Action.Goto(id());
      case 3 -> new Action.End(js(random.nextInt(3)));
      case 4 -> new Action.CountRetry(retry(depth));
      case 5 ->
          new Action.Ask(
              id(), maybe(this::type), prompt(), rules(), Optional.empty(), waiting(depth));
      case 6 -> choose(depth);
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
        many(() -> new Option(id(), text(), maybe(this::text), maybe(this::id), target(depth))),
        maybe(() -> block(depth)),
        waiting(depth),
        maybe(() -> pick(List.of(Stale.values()))));
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
    return switch (random.nextInt(3)) {
      case 0 -> new Handler.OnKeyword(words(), random.nextBoolean(), block(1));
      case 1 -> new Handler.OnError(id(), new Target.ToFlow(id()));
      default -> new Handler.OnExpire(block(1));
    };
  }

  private TestLine line() {
    return switch (random.nextInt(12)) {
      case 0 -> new TestLine.StartAt(id());
      case 1 -> new TestLine.StartWith(js(2));
      case 2 -> new TestLine.Given("env." + id(), id());
      case 3 -> new TestLine.Says(text());
      case 4 -> new TestLine.Taps(id(), maybe(this::text));
      case 5 -> new TestLine.Sends("image", maybe(this::text));
      case 6 ->
          new TestLine.BotSays(
              maybe(() -> "choose"),
              Optional.empty(),
              maybe(this::text),
              maybe(() -> some(this::id)));
      case 7 -> random.nextBoolean() ? new TestLine.Silent() : new TestLine.HasEnded();
      case 8 -> new TestLine.After(delay());
      case 9 -> new TestLine.Expect(id());
      case 10 -> new TestLine.At(id());
      default -> new TestLine.HasFailed(maybe(() -> "FLW5301"));
    };
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
