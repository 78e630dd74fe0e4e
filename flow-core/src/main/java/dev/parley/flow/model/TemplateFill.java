package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * What fills the gaps of a message template. JSON: {@code
 * "header":js,"body":[js,…],"buttons":[{"index":1,"js":…}]}.
 *
 * @param header the expression for the header's gap or its media
 * @param body the expressions for the body's gaps, in order
 * @param buttons the expressions for the buttons that have a gap
 */
public record TemplateFill(Optional<String> header, List<String> body, List<Button> buttons) {
  /**
   * What fills the gap of a button.
   *
   * @param index the button's number as the author counts, from 1
   */
  public record Button(int index, String js) {}

  public TemplateFill {
    body = List.copyOf(body);
    buttons = List.copyOf(buttons);
  }

  /** A template without gaps. */
  public static TemplateFill none() {
    return new TemplateFill(Optional.empty(), List.of(), List.of());
  }
}
