package dev.parley.flow.engine;

import java.util.List;
import java.util.Optional;

/** A message to the customer with all texts filled in. */
public sealed interface Message {
  /** The main text. */
  String body();

  /** Plain text. */
  record Text(String body) implements Message {}

  /**
   * A text with one to three reply buttons.
   *
   * @param around header and footer
   */
  record Buttons(String body, Around around, List<Choice> choices) implements Message {
    public Buttons {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A text with a button that opens a list of up to ten rows.
   *
   * @param label the button's text
   */
  record Menu(String body, Around around, String label, List<Choice> choices) implements Message {
    public Menu {
      choices = List.copyOf(choices);
    }
  }

  /** A text with a button that opens a link. */
  record Link(String body, Around around, String label, String url) implements Message {}

  /**
   * A header above and a footer below a message.
   *
   * @param header a line above
   * @param footer a small line below
   */
  record Around(Optional<String> header, Optional<String> footer) {
    /** Neither. */
    public static final Around NONE = new Around(Optional.empty(), Optional.empty());
  }

  /**
   * A button or row.
   *
   * @param id what a tap sends back; made by the engine
   * @param option the option's id
   * @param title what is shown
   * @param description a second line, in menus only
   */
  record Choice(String id, String option, String title, Optional<String> description) {}
}
