package dev.parley.dsl;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.FormCta;
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
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TemplateFill;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any action, drawn from a seed. */
final class AnyAction {
  private static final int LEAVES = 15;
  private static final int ALL = 22;

  private final Draw draw;

  AnyAction(Draw draw) {
    this.draw = draw;
  }

  List<Action> block(int depth) {
    return draw.some(() -> action(depth));
  }

  private Action action(int depth) {
    int kind = draw.below(depth == 0 ? LEAVES : ALL);
    return kind < LEAVES ? leaf(kind) : nested(kind, depth - 1);
  }

  private Action leaf(int kind) {
    return switch (kind) {
      case 0 -> new Action.Say(prompt(), draw.maybe(() -> new Cta(draw.text(), draw.text())));
      case 1 -> new Action.Assign("contact." + draw.name(), draw.js());
      case 2 -> new Action.Goto(draw.name());
      case 3 -> new Action.End(draw.args());
      case 4 ->
          new Action.SendMedia(
              draw.pick(List.of(MediaKind.values())),
              draw.js(),
              draw.maybe(draw::text),
              draw.maybe(draw::text));
      case 5 -> new Action.SendCard(draw.pick(List.of(CardKind.values())), draw.args());
      case 6 -> new Action.Run(draw.name(), draw.args(), draw.maybe(draw::name));
      case 7 -> template();
      case 8 -> new Action.Pause(new Action.PauseEnd.After(draw.delay()));
      case 9 -> new Action.Pause(new Action.PauseEnd.Until(draw.js()));
      case 10 -> new Action.Label(draw.coin(), draw.many(draw::text));
      case 11 -> new Action.Group(draw.coin(), draw.many(draw::text));
      case 12 -> new Action.Language(draw.js());
      case 13 -> new Action.Consent(draw.coin(), draw.name());
      default -> new Action.Emit(draw.name(), draw.args());
    };
  }

  private Action template() {
    return new Action.Template(
        draw.name(),
        draw.name(),
        new TemplateFill(
            draw.maybe(draw::js),
            draw.some(draw::js),
            draw.some(() -> new TemplateFill.Button(draw.below(4), draw.js()))));
  }

  private Action nested(int kind, int depth) {
    return switch (kind) {
      case 15 ->
          new Action.Ask(
              draw.name(),
              draw.maybe(draw::type),
              prompt(),
              rules(),
              draw.maybe(this::form),
              waiting(depth));
      case 16 -> choose(depth);
      case 17 ->
          new Action.Match(
              subject(),
              draw.some(() -> new MatchCase(draw.many(draw::js), target(depth))),
              draw.maybe(() -> target(depth)));
      case 18 ->
          new Action.Split(
              draw.name(), draw.some(() -> new Arm(draw.below(100), draw.name(), target(depth))));
      case 19 ->
          new Action.Http(
              draw.pick(List.of(HttpMethod.values())),
              draw.text(),
              draw.maybe(draw::name),
              http(depth));
      case 20 ->
          new Action.Handoff(draw.text(), draw.maybe(draw::text), draw.maybe(() -> target(depth)));
      default ->
          new Action.If(
              draw.many(() -> new Action.Case(subject(), block(depth))),
              draw.maybe(() -> block(depth)));
    };
  }

  private String subject() {
    return draw.js();
  }

  private Action choose(int depth) {
    List<Action> other = new ArrayList<>(block(depth));
    if (draw.coin()) {
      other.add(new Action.CountRetry(retry(depth)));
    }
    boolean list = draw.coin();
    return new Action.Choose(
        draw.name(),
        prompt(),
        list
            ? new ChoiceForm(Optional.of(ChoiceForm.Kind.LIST), draw.maybe(draw::text))
            : new ChoiceForm(
                draw.maybe(() -> draw.pick(List.of(ChoiceForm.Kind.values()))), Optional.empty()),
        draw.some(() -> item(depth)),
        draw.maybe(() -> new Target.Block(other)),
        waiting(depth),
        draw.maybe(() -> draw.pick(List.of(Stale.values()))));
  }

  private ChoiceItem item(int depth) {
    return draw.below(4) == 0
        ? new ChoiceItem.Section(draw.text(), draw.some(() -> offer(depth)))
        : offer(depth);
  }

  private ChoiceItem.Offer offer(int depth) {
    Optional<Target> target = draw.maybe(() -> target(depth));
    return draw.below(3) == 0
        ? new OptionsEach(
            draw.name(),
            draw.js(),
            new OptionsEach.Row(draw.js(), draw.text(), draw.maybe(draw::text)),
            target)
        : new Option(
            draw.name(), draw.text(), draw.maybe(draw::text), draw.maybe(draw::js), target);
  }

  private FormCta form() {
    return new FormCta(draw.text(), draw.maybe(draw::string), draw.maybe(draw::js));
  }

  private HttpRules http(int depth) {
    HttpBody body = draw.coin() ? new HttpBody.Json(draw.js()) : new HttpBody.Form(draw.js());
    return new HttpRules(
        draw.some(() -> new HttpHeader(draw.string(), draw.js())),
        draw.maybe(() -> body),
        draw.maybe(draw::delay),
        draw.maybe(() -> new HttpRetry(1 + draw.below(5), draw.maybe(draw::delay))),
        draw.maybe(() -> target(depth)));
  }

  private AnswerRules rules() {
    return new AnswerRules(
        draw.some(() -> new Check(draw.js(), draw.text())),
        draw.maybe(draw::js),
        draw.some(draw::string),
        draw.maybe(draw::text));
  }

  private WaitRules waiting(int depth) {
    return new WaitRules(
        draw.maybe(() -> retry(depth)),
        draw.maybe(() -> new Timeout(draw.delay(), draw.maybe(() -> target(depth)))),
        draw.maybe(draw::name));
  }

  private Retry retry(int depth) {
    return new Retry(1 + draw.below(5), draw.maybe(() -> target(depth)));
  }

  /** Another step, or a block of its own. */
  Target target(int depth) {
    return draw.coin()
        ? new Target.ToStep(draw.name())
        : new Target.Block(block(Math.max(0, depth)));
  }

  private Prompt prompt() {
    return new Prompt(
        draw.text(), draw.maybe(draw::name), draw.maybe(draw::text), draw.maybe(draw::text));
  }
}
