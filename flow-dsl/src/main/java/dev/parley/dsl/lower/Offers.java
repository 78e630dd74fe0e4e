package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import java.util.ArrayList;
import java.util.List;

/** What a choice offers. */
final class Offers {
  private final Targets targets;

  Offers(Targets targets) {
    this.targets = targets;
  }

  Option option(Clause.Option option, Spot at) {
    at.at(option, option.label().range());
    return new Option(
        at.in("id").name(option.id()),
        at.in("title").text(option.label()),
        option.desc().map(at.in("desc")::text),
        option.when().map(at.in("when")::js),
        targets.target(option.target(), at));
  }

  OptionsEach each(Clause.Each each, Spot at) {
    at.at(each, each.label().range());
    return new OptionsEach(
        at.in("each").name(each.item()),
        at.in("in").js(each.in()),
        new OptionsEach.Row(
            at.in("id").js(each.id()),
            at.in("title").text(each.label()),
            each.desc().map(at.in("desc")::text)),
        targets.target(each.target(), at));
  }

  ChoiceItem.Section section(Clause.Section section, Spot at) {
    at.at(section, section.title().range());
    List<ChoiceItem.Offer> offers = new ArrayList<>();
    Parts parts = new Parts(at, section.options());
    for (Clause.OfChoose item : section.options().items()) {
      switch (item) {
        case Clause.Option option ->
            offers.add(option(option, parts.at(option, "options", offers.size())));
        case Clause.Each each -> offers.add(each(each, parts.at(each, "options", offers.size())));
        case Clause.OfChoose rest -> {} // the parser lets nothing else in
      }
    }
    return new ChoiceItem.Section(at.in("section").text(section.title()), offers);
  }
}
