package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;

/**
 * How a choice can be shown, since the options offered decide: ids and titles have other limits as
 * buttons than as rows of a list.
 *
 * @param buttons whether it can come out as reply buttons
 * @param list whether it can come out as a list
 * @param always how many options are offered always
 * @param all how many options there are
 */
record Shape(boolean buttons, boolean list, long always, long all) {
  private static final int MOST_BUTTONS = 3;

  static Shape of(Action.Choose choose) {
    long all = choose.options().size();
    long always = choose.options().stream().filter(o -> o.when().isEmpty()).count();
    if (choose.form().kind().isPresent()) {
      ChoiceForm.Kind kind = choose.form().kind().get();
      return new Shape(kind == ChoiceForm.Kind.BUTTONS, kind == ChoiceForm.Kind.LIST, always, all);
    }
    boolean grouped = choose.items().stream().anyMatch(ChoiceItem.Section.class::isInstance);
    boolean listed = !Offers.of(choose, "").each().isEmpty();
    boolean described = choose.options().stream().anyMatch(o -> o.desc().isPresent());
    boolean surelyDescribed =
        choose.options().stream().anyMatch(o -> o.desc().isPresent() && o.when().isEmpty());
    boolean buttons = always <= MOST_BUTTONS && !surelyDescribed && !grouped;
    return new Shape(buttons, described || grouped || listed || all > MOST_BUTTONS, always, all);
  }

  /** Whether it is numbered lines of a plain text. */
  boolean text() {
    return !buttons && !list;
  }
}
