package dev.parley.runtime.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.whatsapp.Content.Media.Kind;
import dev.parley.runtime.whatsapp.OutboundMessage.Around;
import dev.parley.runtime.whatsapp.TemplateMessage.Gap;
import dev.parley.runtime.whatsapp.TemplateMessage.Parts;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every limit, at it and one beyond. */
class RefusedMessageTest {
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void a_caption_has_at_most_1024_characters_and_audio_and_stickers_have_none() {
    assertThat(media(Kind.IMAGE, "c".repeat(1024), NONE)).isEmpty();
    assertThat(media(Kind.VIDEO, "c".repeat(1025), NONE))
        .containsExactly("The caption has 1025 characters, and WhatsApp takes at most 1024.");
    for (Kind kind : List.of(Kind.AUDIO, Kind.VOICE, Kind.STICKER)) {
      assertThat(media(kind, "c", NONE))
          .containsExactly("Audio and stickers have no text below them.");
    }
  }

  @Test
  void only_a_document_has_a_file_name() {
    assertThat(media(Kind.DOCUMENT, "c", Optional.of("a.pdf"))).isEmpty();
    assertThat(media(Kind.IMAGE, "c", Optional.of("a.png")))
        .containsExactly("Only a document has a file name.");
  }

  @Test
  void a_file_is_an_id_or_a_web_address() {
    assertThat(faults(new OutboundMessage.Media(Kind.IMAGE, Messages.id(""), NONE, NONE)))
        .containsExactly("The id of the file is empty.");
    MediaFile local = Messages.link("file:///etc/passwd");
    assertThat(faults(new OutboundMessage.Media(Kind.IMAGE, local, NONE, NONE)))
        .containsExactly("The file must be a web address that begins with https://.");
  }

  @Test
  void a_place_is_on_the_globe() {
    assertThat(faults(new OutboundMessage.Location(90, -180, NONE, NONE))).isEmpty();
    for (double[] place :
        new double[][] {{90.1, 0}, {0, -180.1}, {Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}}) {
      assertThat(faults(new OutboundMessage.Location(place[0], place[1], NONE, NONE))).hasSize(1);
    }
  }

  @Test
  void one_to_257_contact_cards_with_names_are_taken() {
    ContactCard card = ContactCard.of("Ada", "+16505551234");
    assertThat(faults(new OutboundMessage.Contacts(Collections.nCopies(257, card)))).isEmpty();
    assertThat(faults(new OutboundMessage.Contacts(Collections.nCopies(258, card))))
        .containsExactly("There are 258 contact cards, and WhatsApp takes 257.");
    assertThat(faults(new OutboundMessage.Contacts(List.of())))
        .containsExactly("There are no contact cards.");
    assertThat(faults(new OutboundMessage.Contacts(List.of(ContactCard.of(" ", "+1")))))
        .containsExactly("The name on contact card 1 is empty.");
    assertThat(faults(new OutboundMessage.Contacts(List.of(ContactCard.of("Ada", "")))))
        .containsExactly("A phone number on contact card 1 is empty.");
  }

  @Test
  void a_reaction_is_one_emoji_and_no_reply() {
    for (String emoji : List.of("👍🏽", "🇩🇪", "1️⃣", "👨‍👩‍👧‍👦", "❤️", "")) {
      assertThat(faults(new OutboundMessage.Reaction("wamid.A", Optional.of(emoji)))).isEmpty();
    }
    for (String other :
        List.of("ok", "1", " ", "👍 ", "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍")) {
      assertThat(faults(new OutboundMessage.Reaction("wamid.A", Optional.of(other))))
          .containsExactly("A reaction is one emoji, or none to take it away.");
    }
    Outbound reply =
        new Outbound(
            new Destination.Phone("16505551234"),
            new OutboundMessage.Reaction("wamid.A", NONE),
            NONE,
            Optional.of("wamid.B"));
    assertThat(OutboundCheck.faults(reply, WhatsAppLimits.V24))
        .containsExactly("A reaction cannot be a reply to another message.");
  }

  @Test
  void a_header_is_a_line_or_a_file_and_of_a_kind_that_can_stand_there() {
    HeaderFile picture = new HeaderFile(Kind.IMAGE, Messages.id("1"), NONE);
    assertThat(faults(link(new Around(Optional.of("h"), NONE, Optional.of(picture)))))
        .containsExactly("A header is a line or a file and not both.");
    HeaderFile voice = new HeaderFile(Kind.VOICE, Messages.id("1"), NONE);
    assertThat(faults(link(new Around(NONE, NONE, Optional.of(voice)))))
        .containsExactly("A header's file is a picture, a film or a document.");
    OutboundMessage list =
        new OutboundMessage.ListMenu(
            "b",
            new Around(NONE, NONE, Optional.of(picture)),
            "Choose",
            List.of(
                new OutboundMessage.Section(
                    NONE, List.of(new OutboundMessage.Row("1", "One", NONE)))));
    assertThat(faults(list)).containsExactly("A list has no file above it.");
  }

  @Test
  void what_is_asked_for_has_a_text_of_at_most_1024_characters() {
    assertThat(faults(new OutboundMessage.AskLocation("b".repeat(1024)))).isEmpty();
    assertThat(faults(new OutboundMessage.AskLocation("b".repeat(1025)))).hasSize(1);
    assertThat(faults(new OutboundMessage.AskContact("b".repeat(1025)))).hasSize(1);
    assertThat(faults(new OutboundMessage.AskContact(""))).containsExactly("The text is empty.");
  }

  @Test
  void an_address_is_asked_for_in_a_country_and_of_a_number_there() {
    OutboundMessage ask =
        new OutboundMessage.AskAddress("b", Around.NONE, "IN", OutboundMessage.AddressForm.EMPTY);
    assertThat(address("919876543210", ask)).isEmpty();
    assertThat(address("16505551234", ask))
        .containsExactly("An address in India can only be asked of a number of India.");
    assertThat(
            faults(
                new OutboundMessage.AskAddress(
                    "b", Around.NONE, "India", OutboundMessage.AddressForm.EMPTY)))
        .containsExactly("The country of an address is written like IN.");
  }

  @Test
  void a_forms_button_has_at_most_30_characters_and_no_emoji() {
    assertThat(faults(form("l".repeat(30)))).isEmpty();
    assertThat(faults(form("l".repeat(31))))
        .containsExactly(
            "The text of the form's button has 31 characters, and WhatsApp takes at most 30.");
    assertThat(faults(form("Book 🍕")))
        .containsExactly("The text of the form's button has an emoji.");
  }

  @Test
  void a_form_needs_its_name_its_token_and_its_screen() {
    OutboundMessage.FormCall call =
        new OutboundMessage.FormCall(
            "", true, "", false, new OutboundMessage.FormStart.AtScreen("", Map.of()));
    assertThat(faults(new OutboundMessage.Form("b", Around.NONE, "Open", call)))
        .containsExactly(
            "The form's name or id is empty.",
            "The form's token is empty.",
            "The form's first screen is empty.");
  }

  @Test
  void a_choice_of_products_has_a_header_and_at_most_30_in_10_sections() {
    assertThat(faults(products(Optional.of("h"), sections(10, 3)))).isEmpty();
    assertThat(faults(products(Optional.of("h"), sections(10, 4))))
        .containsExactly("There are 40 products, and WhatsApp takes 30.");
    assertThat(faults(products(Optional.of("h"), sections(11, 1))))
        .containsExactly("There are 11 sections, and WhatsApp takes 10.");
    assertThat(faults(products(NONE, sections(1, 1))))
        .containsExactly("A choice of products needs a line above it.");
    assertThat(faults(products(Optional.of("h"), List.of(Messages.products("t".repeat(25), "a")))))
        .containsExactly(
            "The title of section 1 has 25 characters, and WhatsApp takes at most 24.");
    assertThat(faults(products(Optional.of("h"), List.of(Messages.products("t")))))
        .containsExactly("There are no products in section 1.", "There are no products.");
  }

  @Test
  void a_product_and_the_catalogue_need_their_ids() {
    assertThat(faults(new OutboundMessage.Product(NONE, NONE, "", "")))
        .containsExactly("The catalogue's id is empty.", "The product's id is empty.");
    assertThat(
            faults(
                new OutboundMessage.Catalog("b".repeat(1025), Optional.of("f".repeat(61)), NONE)))
        .containsExactly(
            "The text has 1025 characters, and WhatsApp takes at most 1024.",
            "The footer has 61 characters, and WhatsApp takes at most 60.");
  }

  @Test
  void a_carousel_has_two_to_ten_cards_of_one_kind() {
    assertThat(faults(carousel(Collections.nCopies(10, card(Kind.IMAGE, "b"))))).isEmpty();
    for (int count : List.of(1, 11)) {
      assertThat(faults(carousel(Collections.nCopies(count, card(Kind.VIDEO, "b")))))
          .containsExactly("There are " + count + " cards, and WhatsApp takes 2 to 10.");
    }
    assertThat(faults(carousel(List.of(card(Kind.IMAGE, "b"), card(Kind.VIDEO, "b")))))
        .containsExactly("The cards have pictures and films, and WhatsApp takes one kind.");
    assertThat(faults(carousel(List.of(card(Kind.DOCUMENT, "b"), card(Kind.DOCUMENT, "b")))))
        .contains("The file of card 1 is neither picture nor film.");
    assertThat(faults(new OutboundMessage.ProductCarousel("b", "c", List.of("one"))))
        .containsExactly("There are 1 cards, and WhatsApp takes 2 to 10.");
  }

  @Test
  void a_cards_text_has_at_most_160_characters_and_2_line_breaks() {
    assertThat(
            faults(
                carousel(List.of(card(Kind.IMAGE, "x".repeat(160)), card(Kind.IMAGE, "a\nb\nc")))))
        .isEmpty();
    assertThat(
            faults(
                carousel(List.of(card(Kind.IMAGE, "x".repeat(161)), card(Kind.IMAGE, "\n\n\nx")))))
        .containsExactly(
            "The text of card 1 has 161 characters, and WhatsApp takes at most 160.",
            "The text of card 2 has 3 line breaks, and WhatsApp takes at most 2.");
  }

  @Test
  void a_template_is_named_and_has_a_language() {
    assertThat(faults(TemplateMessage.of("Hello World", "en_US", Parts.NONE)))
        .containsExactly("A template's name is made of small letters, digits and underscores.");
    assertThat(faults(TemplateMessage.of("n".repeat(513), "english", Parts.NONE)))
        .containsExactly(
            "The template's name has 513 characters, and WhatsApp takes at most 512.",
            "A template's language is written like en_US.");
    for (String language : List.of("en", "pt_BR", "fil", "zh_CN")) {
      assertThat(faults(TemplateMessage.of("a", language, Parts.NONE))).isEmpty();
    }
  }

  @Test
  void a_gap_holds_a_line_of_text_that_fits() {
    assertThat(faults(gaps(Gap.of("g".repeat(1024))))).isEmpty();
    assertThat(faults(gaps(Gap.of("g".repeat(1025)))))
        .containsExactly(
            "Gap 1 of the template has 1025 characters, and WhatsApp takes at most 1024.");
    assertThat(faults(gaps(Gap.of("")))).containsExactly("Gap 1 of the template is empty.");
    for (String text : List.of("a\nb", "a\tb", "a     b")) {
      assertThat(faults(gaps(Gap.of(text))))
          .containsExactly(
              "Gap 1 of the template has a line break, a tab or five blanks in a row.");
    }
    assertThat(faults(gaps(Gap.of("g".repeat(600)), Gap.of("g".repeat(600)))))
        .containsExactly(
            "The gaps of the template have 1200 characters together, and WhatsApp takes at most"
                + " 1024.");
  }

  @Test
  void gaps_have_names_or_an_order_and_no_name_twice() {
    assertThat(faults(gaps(Gap.of("a"), Gap.named("b", "b"))))
        .containsExactly("Some gaps of the template have a name and some have none.");
    assertThat(faults(gaps(Gap.named("b", "a"), Gap.named("b", "b"))))
        .containsExactly("Two gaps of the template have the name \"b\".");
    assertThat(faults(gaps(Gap.named("First", "a"))))
        .containsExactly(
            "Gap 1 of the template has a name that is not made of small letters, digits and"
                + " underscores.");
  }

  @Test
  void a_header_of_a_template_is_one_line_of_60_characters() {
    Parts parts =
        new Parts(
            Optional.of(new TemplateMessage.Header.Line(Gap.of("h".repeat(61)))),
            List.of(),
            List.of());
    assertThat(faults(Messages.template("a", parts)))
        .containsExactly(
            "The header of the template has 61 characters, and WhatsApp takes at most 60.");
  }

  @Test
  void what_buttons_of_a_template_carry_has_its_limits() {
    assertThat(faults(taps(new Tap(0, new Tap.Use.Reply("p".repeat(256)))))).isEmpty();
    assertThat(faults(taps(new Tap(0, new Tap.Use.Reply("p".repeat(257))))))
        .containsExactly(
            "Button 1 of the template has 257 characters, and WhatsApp takes at most 256.");
    assertThat(faults(taps(new Tap(1, new Tap.Use.Copy("c".repeat(16))))))
        .containsExactly(
            "Button 2 of the template has 16 characters, and WhatsApp takes at most 15.");
    assertThat(faults(taps(new Tap(0, new Tap.Use.Link("a b")))))
        .containsExactly("Button 1 of the template has a blank in its address.");
    assertThat(faults(taps(new Tap(0, new Tap.Use.Link("u".repeat(2001)))))).hasSize(1);
    assertThat(faults(taps(new Tap(0, new Tap.Use.Form("", Map.of())))))
        .containsExactly("The form's token is empty.");
    assertThat(faults(taps(new Tap(0, new Tap.Use.Products("p", List.of())))))
        .containsExactly("There are no sections.", "There are no products.");
  }

  @Test
  void a_button_of_a_template_exists_and_is_filled_once() {
    assertThat(faults(taps(new Tap(10, new Tap.Use.Reply("p")))))
        .containsExactly("Button 11 of the template does not exist: a template has at most 10.");
    assertThat(faults(taps(new Tap(3, new Tap.Use.Reply("p")), new Tap(3, new Tap.Use.Reply("q")))))
        .containsExactly("A button of the template is filled twice.");
  }

  @Test
  void a_templates_carousel_has_two_to_ten_cards_with_texts_of_160_characters() {
    Parts card = new Parts(Optional.empty(), List.of(Gap.of("x".repeat(161))), List.of());
    OutboundMessage one =
        new TemplateMessage("a", "en", Parts.NONE, Optional.empty(), List.of(card));
    assertThat(faults(one))
        .containsExactly(
            "There are 1 cards, and WhatsApp takes 2 to 10.",
            "Gap 1 of card 1 has 161 characters, and WhatsApp takes at most 160.");
  }

  @Test
  void an_offer_that_ends_has_a_text_of_600_characters_at_most() {
    for (int length : new int[] {600, 601}) {
      TemplateMessage.Parts parts =
          new TemplateMessage.Parts(
              Optional.empty(), List.of(Gap.of("g".repeat(length))), List.of());
      TemplateMessage offer =
          new TemplateMessage("sale", "en", parts, Optional.of(java.time.Instant.EPOCH), List.of());
      assertThat(faults(offer)).hasSize(length - 600);
    }
  }

  @Test
  void a_one_time_code_has_no_emoji_and_no_address() {
    assertThat(faults(TemplateMessage.code("otp", "en", "12🔑")))
        .containsExactly("The one-time code has an emoji or an address in it.");
    assertThat(faults(TemplateMessage.code("otp", "en", "http://a.b")))
        .contains("The one-time code has an emoji or an address in it.");
  }

  @Test
  void a_code_goes_to_a_phone_number_and_is_short() {
    assertThat(faults(TemplateMessage.code("otp", "en", "1".repeat(15)))).isEmpty();
    assertThat(faults(TemplateMessage.code("otp", "en", "1".repeat(16))))
        .containsExactly("The one-time code has 16 characters, and WhatsApp takes at most 15.");
    Destination user = new Destination.User("US.13491208655302741918");
    OutboundMessage code = TemplateMessage.code("otp", "en", "123456");
    assertThat(OutboundCheck.faults(new Outbound(user, code, NONE, NONE), WhatsAppLimits.V24))
        .containsExactly("A one-time code can only be sent to a phone number.");
    OutboundMessage plain = Messages.template("a", Parts.NONE);
    assertThat(OutboundCheck.faults(new Outbound(user, plain, NONE, NONE), WhatsAppLimits.V24))
        .isEmpty();
  }

  private static List<String> media(Kind kind, String caption, Optional<String> filename) {
    return faults(
        new OutboundMessage.Media(kind, Messages.id("1"), Optional.of(caption), filename));
  }

  private static OutboundMessage link(Around around) {
    return new OutboundMessage.Link("b", around, "Open", "https://example.org");
  }

  private static OutboundMessage form(String label) {
    OutboundMessage.FormCall call =
        new OutboundMessage.FormCall(
            "1", false, "t", false, new OutboundMessage.FormStart.FirstScreen());
    return new OutboundMessage.Form("b", Around.NONE, label, call);
  }

  private static OutboundMessage products(Optional<String> header, List<ProductSection> sections) {
    return new OutboundMessage.Products("b", new Around(header, NONE), "c", sections);
  }

  private static List<ProductSection> sections(int sections, int items) {
    return IntStream.range(0, sections)
        .mapToObj(s ->
            new ProductSection(
                Optional.of("S" + s),
                IntStream.range(0, items).mapToObj(i -> s + "-" + i).toList()))
        .toList();
  }

  private static OutboundMessage carousel(List<OutboundMessage.Card> cards) {
    return new OutboundMessage.Carousel("b", cards);
  }

  private static OutboundMessage.Card card(Kind kind, String body) {
    HeaderFile header = new HeaderFile(kind, Messages.id("1"), NONE);
    return new OutboundMessage.Card(header, Optional.of(body), "Open", "https://example.org");
  }

  private static OutboundMessage gaps(Gap... gaps) {
    return Messages.template("a", new Parts(Optional.empty(), List.of(gaps), List.of()));
  }

  private static OutboundMessage taps(Tap... taps) {
    return Messages.template("a", new Parts(Optional.empty(), List.of(), List.of(taps)));
  }

  private static List<String> address(String number, OutboundMessage message) {
    return OutboundCheck.faults(
        new Outbound(new Destination.Phone(number), message, NONE, NONE), WhatsAppLimits.V24);
  }

  private static List<String> faults(OutboundMessage message) {
    return OutboundCheck.faults(message, WhatsAppLimits.V24);
  }
}
