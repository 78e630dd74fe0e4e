package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a choice offers, also in its groups, with the addresses.
 *
 * @param options the written options in order
 * @param each those that are there once for each item of a list
 * @param sections the groups
 */
record Offers(
    List<Placed<Option>> options,
    List<Placed<OptionsEach>> each,
    List<Placed<ChoiceItem.Section>> sections) {
  /** An offer and its address. */
  record Placed<T>(T offer, String pointer) {}

  /**
   * The offers of a choice.
   *
   * @param pointer the choice's address
   */
  static Offers of(Action.Choose choose, String pointer) {
    Offers offers = new Offers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Each.of(choose.items(), pointer + "/options", offers::add);
    return offers;
  }

  private void add(ChoiceItem item, String pointer) {
    switch (item) {
      case Option option -> options.add(new Placed<>(option, pointer));
      case OptionsEach one -> each.add(new Placed<>(one, pointer));
      case ChoiceItem.Section section -> {
        sections.add(new Placed<>(section, pointer));
        Each.of(section.offers(), pointer + "/options", this::add);
      }
    }
  }

  void forOptions(BiConsumer<Option, String> visit) {
    options.forEach(placed -> visit.accept(placed.offer(), placed.pointer()));
  }
}
