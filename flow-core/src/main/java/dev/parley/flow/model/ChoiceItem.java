package dev.parley.flow.model;

/** What a choice offers: options, or a titled group of them. */
public sealed interface ChoiceItem {
  /** What can be chosen: a written option, or one for each item of a list. */
  sealed interface Offer extends ChoiceItem permits Option, OptionsEach {}

  /**
   * A titled group of options; makes the choice a list. JSON: {@code
   * {"section":title,"options":[…]}}.
   *
   * @param title the template shown above
   * @param offers the options in order
   */
  record Section(String title, java.util.List<Offer> offers) implements ChoiceItem {
    public Section {
      offers = java.util.List.copyOf(offers);
    }
  }
}
