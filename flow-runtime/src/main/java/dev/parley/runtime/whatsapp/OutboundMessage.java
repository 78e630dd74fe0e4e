package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message we send, in the Cloud API's kinds. */
public sealed interface OutboundMessage
    permits OutboundMessage.Text,
        OutboundMessage.Media,
        OutboundMessage.Location,
        OutboundMessage.Contacts,
        OutboundMessage.Reaction,
        OutboundMessage.Interactive,
        TemplateMessage {

  /** Plain text; a preview of its first link is shown if wanted. */
  record Text(String body, boolean previewUrl) implements OutboundMessage {}

  /**
   * A file.
   *
   * @param caption the text below; not for audio and stickers
   * @param filename what a document is called
   */
  record Media(
      Content.Media.Kind kind, MediaFile file, Optional<String> caption, Optional<String> filename)
      implements OutboundMessage {}

  /** A place on the map. */
  record Location(
      double latitude, double longitude, Optional<String> name, Optional<String> address)
      implements OutboundMessage {}

  /** Contact cards. */
  record Contacts(List<ContactCard> cards) implements OutboundMessage {
    public Contacts {
      cards = List.copyOf(cards);
    }
  }

  /** An emoji put on a message; no emoji takes the one we put away. */
  record Reaction(String messageId, Optional<String> emoji) implements OutboundMessage {}

  /** A message that asks for more than words. */
  sealed interface Interactive extends OutboundMessage {}

  /** A text with reply buttons. */
  record Buttons(String body, Around around, List<Button> buttons) implements Interactive {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * A text with a button that opens a list.
   *
   * @param label the button's text
   */
  record ListMenu(String body, Around around, String label, List<Section> sections)
      implements Interactive {
    public ListMenu {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A text with a button that opens a web page.
   *
   * @param label the button's text
   */
  record Link(String body, Around around, String label, String url) implements Interactive {}

  /** A text with a button that sends the customer's location. */
  record AskLocation(String body) implements Interactive {}

  /** A text with a button that sends the customer's phone number. */
  record AskContact(String body) implements Interactive {}

  /**
   * A text with a button that opens a form for an address; for customers in India.
   *
   * @param country such as {@code IN}
   */
  record AskAddress(String body, Around around, String country, AddressForm form)
      implements Interactive {}

  /**
   * What an address form begins with.
   *
   * @param values by Meta's names of the fields
   * @param faults what was wrong with them, by the same names
   * @param saved addresses to choose from, by our ids
   */
  record AddressForm(
      Map<String, String> values,
      Map<String, String> faults,
      Map<String, Map<String, String>> saved) {
    /** An empty form. */
    public static final AddressForm EMPTY = new AddressForm(Map.of(), Map.of(), Map.of());
  }

  /**
   * A text with a button that opens a form.
   *
   * @param label the button's text
   */
  record Form(String body, Around around, String label, FormCall call) implements Interactive {}

  /**
   * Which form is opened, and how.
   *
   * @param name Meta's id of the form, or its name
   * @param byName whether it is the name
   * @param token our name for what is filled in; it comes back with the answers
   * @param draft whether the form is tried before it is published
   */
  record FormCall(String name, boolean byName, String token, boolean draft, FormStart start) {}

  /** Where a form begins. */
  sealed interface FormStart {
    /** At its own first screen. */
    record FirstScreen() implements FormStart {}

    /** At a screen, with data for it. */
    record AtScreen(String screen, Map<String, ? extends @Nullable Object> data)
        implements FormStart {}

    /** Where our endpoint says. */
    record ByEndpoint() implements FormStart {}
  }

  /** One product of the catalogue. */
  record Product(
      Optional<String> body, Optional<String> footer, String catalogId, String retailerId)
      implements Interactive {}

  /** A choice of products; its header is a line of text and must be there. */
  record Products(String body, Around around, String catalogId, List<ProductSection> sections)
      implements Interactive {
    public Products {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A button that opens the catalogue.
   *
   * @param pictureOf the product whose picture is shown; the first one where none is named
   */
  record Catalog(String body, Optional<String> footer, Optional<String> pictureOf)
      implements Interactive {}

  /** Pictures or films side by side, each with a button that opens a web page. */
  record Carousel(String body, List<Card> cards) implements Interactive {
    public Carousel {
      cards = List.copyOf(cards);
    }
  }

  /** Products side by side. */
  record ProductCarousel(String body, String catalogId, List<String> items) implements Interactive {
    public ProductCarousel {
      items = List.copyOf(items);
    }
  }

  /**
   * What stands above and below an interactive message.
   *
   * @param header a line above
   * @param footer a small line below
   * @param file a file above, instead of the line
   */
  record Around(Optional<String> header, Optional<String> footer, Optional<HeaderFile> file) {
    /** Nothing. */
    public static final Around NONE = new Around(Optional.empty(), Optional.empty());

    /** The two lines, and no file. */
    public Around(Optional<String> header, Optional<String> footer) {
      this(header, footer, Optional.empty());
    }
  }

  /** A reply button; a tap on it comes back with the id. */
  record Button(String id, String title) {}

  /** A part of a list; it has a title if there are several. */
  record Section(Optional<String> title, List<Row> rows) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /** A row of a list; choosing it comes back with the id. */
  record Row(String id, String title, Optional<String> description) {}

  /**
   * A card of a carousel.
   *
   * @param label its button's text
   */
  record Card(HeaderFile header, Optional<String> body, String label, String url) {}
}
