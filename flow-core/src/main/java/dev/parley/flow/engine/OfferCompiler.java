package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles what one choice offers. */
final class OfferCompiler {
  private final FlowCompiler compiler;
  private final Action.Choose choose;
  private final int next;
  private final List<Offers.Item> items = new ArrayList<>();
  private final List<TextProgram> sections = new ArrayList<>();

  /**
   * @param next the node after the choice
   */
  OfferCompiler(FlowCompiler compiler, Action.Choose choose, int next) {
    this.compiler = compiler;
    this.choose = choose;
    this.next = next;
  }

  Offers offers() {
    for (int i = 0; i < choose.items().size(); i++) {
      String at = "/options/" + i;
      switch (choose.items().get(i)) {
        case ChoiceItem.Section section -> section(section, at);
        case ChoiceItem.Offer offer -> items.add(item(offer, -1, at));
      }
    }
    boolean fixed = items.stream().allMatch(item -> item.each() == null);
    return new Offers(items.toArray(new Offers.Item[0]), List.copyOf(sections), fixed);
  }

  private void section(ChoiceItem.Section section, String at) {
    int part = sections.size();
    sections.add(compiler.wording().text(choose, at + "/section", section.title()));
    for (int i = 0; i < section.offers().size(); i++) {
      items.add(item(section.offers().get(i), part, at + "/options/" + i));
    }
  }

  private Offers.Item item(ChoiceItem.Offer offer, int section, String at) {
    return switch (offer) {
      case Option option ->
          new Offers.Item(
              option.id(),
              face(option.title(), option.desc(), at),
              compiler.expressions().program(option.when()),
              null,
              section,
              compiler.target(option.target(), next, next),
              option.target().isPresent());
      case OptionsEach each ->
          new Offers.Item(
              "",
              face(each.row().title(), each.row().desc(), at),
              null,
              each(each),
              section,
              compiler.target(each.target(), next, next),
              each.target().isPresent());
    };
  }

  /** A title is folded beforehand where it is the same for everybody. */
  private Offers.Face face(String raw, Optional<String> description, String at) {
    TextProgram title = compiler.wording().text(choose, at + "/title", raw);
    String same = title instanceof Translated ? null : Expressions.constant(raw);
    return new Offers.Face(
        title,
        compiler.wording().text(choose, at + "/desc", description),
        same == null ? null : Keywords.fold(same));
  }

  private Offers.@Nullable Each each(OptionsEach each) {
    return new Offers.Each(
        new Place(each.variable(), compiler.slot(each.variable())),
        compiler.expressions().program(each.in()),
        compiler.expressions().program(each.row().id()));
  }
}
