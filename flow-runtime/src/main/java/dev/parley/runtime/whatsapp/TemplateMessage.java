package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message template that Meta has approved, with its gaps filled.
 *
 * @param name the template's name
 * @param language such as {@code en_US}; a template is known by both
 * @param parts what fills the template itself
 * @param offerEnds when a limited-time offer ends
 * @param cards what fills the cards of a carousel, in their order
 */
public record TemplateMessage(
    String name, String language, Parts parts, Optional<Instant> offerEnds, List<Parts> cards)
    implements OutboundMessage {
  public TemplateMessage {
    cards = List.copyOf(cards);
  }

  /** A template without cards and offer. */
  public static TemplateMessage of(String name, String language, Parts parts) {
    return new TemplateMessage(name, language, parts, Optional.empty(), List.of());
  }

  /**
   * A template that tells a customer a one-time code: it is in the text and in the button that
   * copies it.
   */
  public static TemplateMessage code(String name, String language, String code) {
    Parts parts =
        new Parts(
            Optional.empty(), List.of(Gap.of(code)), List.of(new Tap(0, new Tap.Use.Link(code))));
    return of(name, language, parts);
  }

  /** Whether it is filled as {@link #code} fills it, which nothing but a one-time code is. */
  boolean tellsCode() {
    return parts.body().size() == 1
        && parts
            .taps()
            .equals(List.of(new Tap(0, new Tap.Use.Link(parts.body().getFirst().text()))));
  }

  /**
   * What fills the gaps of a template or of one of its cards.
   *
   * @param body in order, or by name
   * @param taps the buttons that have a gap
   */
  public record Parts(Optional<Header> header, List<Gap> body, List<Tap> taps) {
    /** Nothing to fill. */
    public static final Parts NONE = new Parts(Optional.empty(), List.of(), List.of());

    public Parts {
      body = List.copyOf(body);
      taps = List.copyOf(taps);
    }
  }

  /**
   * A text for a gap.
   *
   * @param name the gap's name where the template names its gaps
   */
  public record Gap(Optional<String> name, String text) {
    /** The text for the next gap. */
    public static Gap of(String text) {
      return new Gap(Optional.empty(), text);
    }

    /** The text for the gap of this name. */
    public static Gap named(String name, String text) {
      return new Gap(Optional.of(name), text);
    }
  }

  /** What stands above the text. */
  public sealed interface Header {
    /** The one gap of a line of text. */
    record Line(Gap gap) implements Header {}

    /** A picture, film or document. */
    record File(HeaderFile file) implements Header {}

    /** A place on the map. */
    record Place(OutboundMessage.Location location) implements Header {}

    /** A product of the catalogue. */
    record Item(String catalogId, String retailerId) implements Header {}
  }

  /**
   * A button that has something to be filled in.
   *
   * @param index its place among all of the template's buttons, from 0
   */
  public record Tap(int index, Use use) {
    /** What a button does, and what it needs for it. */
    public sealed interface Use {
      /** Comes back as a message with this payload. */
      record Reply(String payload) implements Use {}

      /** Opens a web page whose address ends in this. */
      record Link(String suffix) implements Use {}

      /** Copies a code. */
      record Copy(String code) implements Use {}

      /**
       * Opens a form.
       *
       * @param token our name for what is filled in
       * @param data what its first screen begins with
       */
      record Form(String token, Map<String, ? extends @Nullable Object> data) implements Use {}

      /** Opens the catalogue; its picture is that of the first product where none is named. */
      record Catalog(Optional<String> pictureOf) implements Use {}

      /** Opens a choice of products. */
      record Products(String pictureOf, List<ProductSection> sections) implements Use {
        public Products {
          sections = List.copyOf(sections);
        }
      }
    }
  }
}
