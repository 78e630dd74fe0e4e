package dev.parley.flow.model;

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
    Products products) {

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
          new Products(30, 10, 24));

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
   * @param items over all sections
   */
  public record Products(int items, int sections, int sectionTitle) {}
}
