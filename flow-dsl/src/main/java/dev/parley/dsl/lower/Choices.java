package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code choose} with its options and clauses. */
final class Choices {
  private final Faults faults;
  private final Actions actions;

  Choices(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  Action choose(Stmt.Choose choose, Spot spot) {
    spot.at(choose, choose.text().range());
    Items items = new Items(spot, choose.items());
    items.retryOnce();
    return new Action.Choose(
        spot.in("save").name(choose.save()),
        items.prompt(choose),
        choose.as().map(as -> form(as, spot)).orElse(ChoiceForm.automatic()),
        items.options,
        items.other,
        items.waits.rules(),
        items.stale);
  }

  private ChoiceForm form(Stmt.As as, Spot spot) {
    ChoiceForm.Kind kind = ChoiceForm.Kind.valueOf(as.show().name());
    if (kind != ChoiceForm.Kind.LIST) {
      as.button().ifPresent(text -> faults.labelWithoutList(as.show().word(), text.range()));
    }
    return new ChoiceForm(Optional.of(kind), as.button().map(spot.in("label")::text));
  }

  /** What stands in the braces of one choice. */
  private final class Items {
    private final Spot spot;
    private final Once once = new Once("this `choose`", faults);
    private final Targets targets = new Targets(faults, actions);
    private final Offers offers = new Offers(targets);
    private final Parts parts;
    private final Waits waits;
    private final List<ChoiceItem> options = new ArrayList<>();
    private Optional<Target> other = Optional.empty();
    private Optional<Stale> stale = Optional.empty();
    private Optional<String> header = Optional.empty();
    private Optional<String> footer = Optional.empty();

    Items(Spot spot, Tree.Body<Clause.OfChoose> items) {
      this.spot = spot;
      this.parts = new Parts(spot, items);
      this.waits = new Waits(faults, targets);
      items.items().forEach(this::take);
      parts.close(Order.CHOOSE);
    }

    private void take(Clause.OfChoose item) {
      switch (item) {
        case Clause.Option option -> options.add(offers.option(option, nextOption(option)));
        case Clause.Each each -> options.add(offers.each(each, nextOption(each)));
        case Clause.Section section -> options.add(offers.section(section, nextOption(section)));
        case Clause.Other o when once.first("other", o) -> other(o, parts.at(o, "other"));
        case Clause.Retry r when once.first("retry", r) -> waits.retry(r, parts.at(r, "retry"));
        case Clause.Timeout t when once.first("timeout", t) ->
            waits.timeout(t, parts.at(t, "timeout"));
        case Clause.Was w when once.first("was", w) -> waits.was(w, parts.at(w, "was"));
        case Clause.Stale s when once.first("stale", s) ->
            stale = Optional.of(stale(s.rule(), parts.at(s, "stale").at(s.range())));
        case Clause.Header h when once.first("header", h) ->
            header = Optional.of(parts.at(h, "header").text(h.text()));
        case Clause.Footer f when once.first("footer", f) ->
            footer = Optional.of(parts.at(f, "footer").text(f.text()));
        case Clause.OfChoose rest -> {} // broken, or there twice: reported
      }
    }

    private Spot nextOption(Clause item) {
      return parts.at(item, "options", options.size());
    }

    private void other(Clause.Other clause, Spot at) {
      at.at(faults.word("other", clause.range()));
      other = new Targets(faults, actions.insideOther()).inFlow(clause.target(), at);
    }

    /** A failure is counted in one place: in {@code other} or by the clause. */
    void retryOnce() {
      if (waits.rules().retry().isPresent() && other.filter(Items::counts).isPresent()) {
        once.each(List.of("retry"), (word, range) -> faults.retryInBoth(range));
      }
    }

    private static boolean counts(Target other) {
      return other instanceof Target.Block block && counts(block.actions());
    }

    private static boolean counts(List<Action> actions) {
      return actions.stream().anyMatch(Items::counts);
    }

    private static boolean counts(Action action) {
      return switch (action) {
        case Action.CountRetry count -> true;
        case Action.If branches ->
            branches.cases().stream().anyMatch(c -> counts(c.actions()))
                || branches.otherwise().filter(Items::counts).isPresent();
        default -> false;
      };
    }

    Prompt prompt(Stmt.Choose choose) {
      return new Prompt(
          spot.in("text").text(choose.text()), Actions.tag(choose.tag(), spot), header, footer);
    }
  }

  static Stale stale(Words.Stale rule, Spot at) {
    return Stale.valueOf(rule.name());
  }
}
