package dev.parley.flow.model;

import java.util.Optional;

/**
 * How options are shown. JSON: {@code "as":"list","label":"See all"}.
 *
 * @param kind forced form; by number and descriptions where absent
 * @param label the template of a list's button
 */
public record ChoiceForm(Optional<Kind> kind, Optional<String> label) {
  /** The forms of a choice. */
  public enum Kind {
    /** Up to three reply buttons. */
    BUTTONS,
    /** A list of up to ten rows behind a button. */
    LIST,
    /** Numbered lines of text. */
    TEXT
  }

  /** The form that the options themselves ask for. */
  public static ChoiceForm automatic() {
    return new ChoiceForm(Optional.empty(), Optional.empty());
  }
}
