package dev.parley.flow.model;

import java.util.Set;

/**
 * What WhatsApp accepts in a message. One table for the check that an author runs and for the
 * sender that refuses what Meta would refuse.
 *
 * <p>Lengths are in Unicode code points, see {@link #length}: Meta speaks of characters and does
 * not say which. An emoji made of several code points counts as several.
 *
 * @param since the first Graph API version the table holds for, such as 24 for {@code v24.0}
 * @param text the body of a plain text
 * @param caption the text under an image, video or document
 * @param opaqueData what a send carries for its statuses to bring back
 * @param contactCards cards in one message
 * @param around the lines above and below an interactive message
 * @param asking the text of a request for a location, a phone number or an address
 */
public record WhatsAppLimits(
    int since,
    int text,
    int caption,
    int opaqueData,
    int contactCards,
    Around around,
    Buttons buttons,
    Menu menu,
    Link link,
    Form form,
    Carousel carousel,
    Products products,
    int asking,
    Template template,
    Media media) {

  /** The limits of Graph API v24.0 and, as far as is known, of every version now in service. */
  public static final WhatsAppLimits V24 =
      new WhatsAppLimits(
          24,
          4096,
          1024,
          512,
          257,
          new Around(60, 60),
          new Buttons(1024, 3, 20, 256),
          new Menu(1024, 20, 10, 10, 24, new Row(200, 24, 72)),
          new Link(1024, 20),
          new Form(1024, 30),
          new Carousel(1024, 2, 10, 160, 2, 20),
          new Products(1024, 30, 10, 24),
          1024,
          new Template(512, 60, 1024, 600, 160, 10, 256, 2000, 15, 15),
          Media.V24);

  /**
   * The table for a Graph API version written as {@code v24.0}; the newest one that is known for a
   * version that is newer than this program.
   */
  public static WhatsAppLimits of(String version) {
    if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
      throw new IllegalArgumentException("A Graph API version is written v24.0, not " + version);
    }
    return V24;
  }

  /** The length of a text as the limits count it: in Unicode code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * The lines above and below an interactive message.
   *
   * @param header a text header; media headers have no length
   */
  public record Around(int header, int footer) {}

  /**
   * Reply buttons; titles differ from each other.
   *
   * @param count at least one and at most these
   */
  public record Buttons(int body, int count, int title, int id) {}

  /**
   * A list behind a button.
   *
   * @param body Meta's pages say 4096, its schema 1024; the lower is safe
   * @param label the text of the button that opens the list
   * @param sections at most these, each titled if there is more than one
   * @param rows over all sections
   */
  public record Menu(int body, int label, int sections, int rows, int sectionTitle, Row row) {}

  /** One row of a list. */
  public record Row(int id, int title, int description) {}

  /** A button that opens a web page. */
  public record Link(int body, int label) {}

  /** A button that opens a form. */
  public record Form(int body, int label) {}

  /**
   * Cards side by side.
   *
   * @param fewest cards
   * @param most cards
   * @param cardBody the text of one card
   * @param cardLines line breaks in it
   * @param label the text of a card's button
   */
  public record Carousel(int body, int fewest, int most, int cardBody, int cardLines, int label) {}

  /**
   * A choice of products from the catalogue.
   *
   * @param body the text above, also of a single product and of the catalogue
   * @param items over all sections
   */
  public record Products(int body, int items, int sections, int sectionTitle) {}

  /**
   * What fills a message template. The gaps share the room of the part they stand in with text that
   * only Meta has, so each alone is held against the whole part.
   *
   * @param offerBody the text of an offer that ends
   * @param cardBody the text of a carousel's card
   * @param buttons of a template or a card
   * @param payload what a quick reply brings back
   * @param url an address with what completes it
   * @param code a code to copy; Meta's pages say 15 and 20, the lower is safe
   * @param oneTimeCode a code that proves who somebody is
   */
  public record Template(
      int name,
      int header,
      int body,
      int offerBody,
      int cardBody,
      int buttons,
      int payload,
      int url,
      int code,
      int oneTimeCode) {}

  /** What files are taken, by their kind; voice notes are audio of one type only. */
  public record Media(
      FileKind image,
      FileKind video,
      FileKind audio,
      FileKind voice,
      FileKind document,
      FileKind sticker,
      long inboundBytes) {
    private static final long MIB = 1024L * 1024;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Media V24 =
        new Media(
            new FileKind(5 * MIB, Set.of("image/jpeg", "image/png")),
            new FileKind(16 * MIB, Set.of("video/mp4", "video/3gpp")),
            new FileKind(
                16 * MIB, Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
            new FileKind(16 * MIB, Set.of("audio/ogg")),
            new FileKind(
                100 * MIB,
                Set.of(
                    "text/plain",
                    "application/pdf",
                    "application/msword",
                    "application/vnd.ms-excel",
                    "application/vnd.ms-powerpoint",
                    OFFICE + "wordprocessingml.document",
                    OFFICE + "spreadsheetml.sheet",
                    OFFICE + "presentationml.presentation")),
            // An animated one; a still one has 100 KB, and only its content tells which it is.
            new FileKind(500 * 1024, Set.of("image/webp")),
            100 * MIB);
  }

  /**
   * What files of a kind are taken.
   *
   * @param bytes at most
   * @param types by their MIME type, without parameters
   */
  public record FileKind(long bytes, Set<String> types) {}
}
