package dev.parley.runtime.whatsapp;

import dev.parley.runtime.whatsapp.Content.Media.Kind;
import dev.parley.runtime.whatsapp.OutboundMessage.Around;
import dev.parley.runtime.whatsapp.TemplateMessage.Gap;
import dev.parley.runtime.whatsapp.TemplateMessage.Header;
import dev.parley.runtime.whatsapp.TemplateMessage.Parts;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message of every kind, by a name for it. */
final class Messages {
  private static final Optional<String> NONE = Optional.empty();
  private static final Around BARE = Around.NONE;

  private Messages() {}

  static Map<String, OutboundMessage> all() {
    Map<String, OutboundMessage> all = new LinkedHashMap<>();
    plain(all);
    interactive(all);
    forms(all);
    shop(all);
    templates(all);
    return all;
  }

  private static void plain(Map<String, OutboundMessage> all) {
    all.put("text", new OutboundMessage.Text("Hello", false));
    all.put("text with preview", new OutboundMessage.Text("https://example.org", true));
    all.put("image by id", media(Kind.IMAGE, id("1013859600285441"), "The best succulent ever?"));
    all.put("video by link", media(Kind.VIDEO, link("https://example.org/v.mp4"), "A video"));
    all.put(
        "document",
        new OutboundMessage.Media(
            Kind.DOCUMENT,
            id("1376223850470843"),
            Optional.of("Your receipt"),
            Optional.of("receipt.pdf")));
    all.put("audio", new OutboundMessage.Media(Kind.AUDIO, id("1013859600285441"), NONE, NONE));
    all.put("voice", new OutboundMessage.Media(Kind.VOICE, id("1013859600285441"), NONE, NONE));
    all.put("sticker", new OutboundMessage.Media(Kind.STICKER, id("798882015472548"), NONE, NONE));
    all.put(
        "location",
        new OutboundMessage.Location(
            37.44216251868683,
            -122.16153582049394,
            Optional.of("Philz Coffee"),
            Optional.of("101 Forest Ave, Palo Alto, CA 94301")));
    all.put("contacts", new OutboundMessage.Contacts(List.of(barbara())));
    all.put("reaction", new OutboundMessage.Reaction("wamid.A", Optional.of("😀")));
    all.put("reaction taken away", new OutboundMessage.Reaction("wamid.A", NONE));
  }

  static ContactCard barbara() {
    return new ContactCard(
        new ContactCard.Name(
            "Barbara J. Johnson",
            Optional.of("Barbara"),
            Optional.of("Joana"),
            Optional.of("Johnson"),
            Optional.of("Dr."),
            Optional.of("Esq.")),
        List.of(
            new ContactCard.Phone("+16505559999", NONE, Optional.of("Landline")),
            new ContactCard.Phone(
                "+19175559999", Optional.of("19175559999"), Optional.of("Mobile"))),
        List.of(new ContactCard.Labelled("bjohnson@luckyshrub.com", Optional.of("Work"))),
        List.of(new ContactCard.Labelled("https://www.luckyshrub.com", Optional.of("Company"))),
        List.of(
            new ContactCard.Address(
                Optional.of("1 Lucky Shrub Way"),
                Optional.of("Menlo Park"),
                Optional.of("CA"),
                Optional.of("94025"),
                Optional.of("United States"),
                Optional.of("US"),
                Optional.of("Office"))),
        Optional.of(
            new ContactCard.Work(
                Optional.of("Lucky Shrub"), Optional.of("Legal"), Optional.of("Lead Counsel"))),
        Optional.of("1999-01-23"));
  }

  private static void interactive(Map<String, OutboundMessage> all) {
    Around picture =
        new Around(NONE, Optional.of("Lucky Shrub"), header(Kind.IMAGE, id("2762702990552401")));
    all.put(
        "buttons with picture",
        new OutboundMessage.Buttons(
            "Your workshop is tomorrow.",
            picture,
            List.of(
                new OutboundMessage.Button("change-button", "Change"),
                new OutboundMessage.Button("cancel-button", "Cancel"))));
    HeaderFile invoice =
        new HeaderFile(
            Kind.DOCUMENT, link("https://example.org/i.pdf"), Optional.of("invoice.pdf"));
    all.put(
        "buttons with document",
        new OutboundMessage.Buttons(
            "Pay?",
            new Around(NONE, NONE, Optional.of(invoice)),
            List.of(new OutboundMessage.Button("y", "Yes"))));
    all.put("list", list());
    all.put(
        "link",
        new OutboundMessage.Link(
            "Tap the button below.",
            new Around(Optional.of("Available dates"), Optional.of("Dates subject to change.")),
            "See Dates",
            "https://www.luckyshrub.com?clickID="
                + "kqDGWd24Q5TRwoEQTICY7W1JKoXvaZOXWAS7h1P76s0R7Paec4"));
    all.put("location request", new OutboundMessage.AskLocation("Where are you?"));
    all.put("contact request", new OutboundMessage.AskContact("Share your number?"));
    all.put(
        "address",
        new OutboundMessage.AskAddress(
            "Where to?",
            BARE,
            "IN",
            new OutboundMessage.AddressForm(
                Map.of("city", "Delhi"),
                Map.of("in_pin_code", "We could not locate this pin code."),
                Map.of("address1", Map.of("city", "Mumbai")))));
  }

  private static OutboundMessage list() {
    OutboundMessage.Row express =
        new OutboundMessage.Row(
            "priority_express", "Priority Mail Express", Optional.of("Next Day to 2 Days"));
    OutboundMessage.Row media = new OutboundMessage.Row("media", "Media Mail", NONE);
    return new OutboundMessage.ListMenu(
        "Which shipping option do you prefer?",
        new Around(Optional.of("Choose Shipping Option"), Optional.of("Lucky Shrub")),
        "Shipping Options",
        List.of(
            new OutboundMessage.Section(Optional.of("I want it ASAP!"), List.of(express)),
            new OutboundMessage.Section(Optional.of("I can wait a bit"), List.of(media))));
  }

  private static void forms(Map<String, OutboundMessage> all) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("price", 100.0);
    data.put("tags", Arrays.asList("a", 1.5, null, true));
    all.put(
        "form at a screen",
        new OutboundMessage.Form(
            "Body",
            new Around(Optional.of("Header"), Optional.of("Footer")),
            "Book!",
            new OutboundMessage.FormCall(
                "123456",
                false,
                "AQAAAAACS5FpgQ_cAAAAAD0QI3s.",
                false,
                new OutboundMessage.FormStart.AtScreen("FIRST", data))));
    all.put(
        "form by its endpoint",
        new OutboundMessage.Form(
            "Body",
            BARE,
            "Book!",
            new OutboundMessage.FormCall(
                "appointment_booking_v1",
                true,
                "unused",
                true,
                new OutboundMessage.FormStart.ByEndpoint())));
  }

  private static void shop(Map<String, OutboundMessage> all) {
    String catalog = "194836987003835";
    all.put(
        "product",
        new OutboundMessage.Product(
            Optional.of("Look"), Optional.of("Foot"), catalog, "di9ozbzfi4"));
    all.put(
        "products",
        new OutboundMessage.Products(
            "Choose",
            new Around(Optional.of("Our plants"), NONE),
            catalog,
            List.of(products("Popular", "a", "b"), products("Premium", "c"))));
    all.put(
        "catalogue",
        new OutboundMessage.Catalog(
            "Visit our catalog.", Optional.of("Best deals"), Optional.of("2lc20305pt")));
    all.put(
        "catalogue without picture", new OutboundMessage.Catalog("Visit our catalog.", NONE, NONE));
    all.put(
        "carousel",
        new OutboundMessage.Carousel(
            "Check out our latest offers!",
            List.of(
                new OutboundMessage.Card(
                    new HeaderFile(Kind.IMAGE, link("https://example.com/image1.png"), NONE),
                    Optional.of("Exclusive deal #1"),
                    "Shop now",
                    "https://shop.example.com/deal1"),
                new OutboundMessage.Card(
                    new HeaderFile(Kind.IMAGE, id("12"), NONE),
                    NONE,
                    "Shop now",
                    "https://shop.example.com/deal2"))));
    all.put(
        "product carousel",
        new OutboundMessage.ProductCarousel(
            "Check out our featured products!", "123456789", List.of("abc123xyz", "def456uvw")));
  }

  private static void templates(Map<String, OutboundMessage> all) {
    all.put("template without gaps", template("hello_world", Parts.NONE));
    all.put(
        "template with named gaps and a product",
        template(
            "spm_template_named_params",
            new Parts(
                Optional.of(new Header.Item("194836987003835", "nqryix03ez")),
                List.of(Gap.named("code", "25OFF"), Gap.named("percent", "25%")),
                List.of())));
    Tap.Use choice =
        new Tap.Use.Products(
            "2lc20305pt",
            List.of(
                products("Popular Bundles", "2lc20305pt", "nseiw1x3ch"),
                products("Premium Packages", "n6k6x0y7oe")));
    all.put(
        "template with products",
        template(
            "abandoned_cart",
            new Parts(
                Optional.of(new Header.Line(Gap.of("Pablo"))),
                List.of(Gap.of("10OFF")),
                List.of(new Tap(0, choice)))));
    all.put("template with every other button", buttons());
    all.put(
        "template with a place",
        template(
            "order_delivery_update",
            new Parts(
                Optional.of(
                    new Header.Place(
                        new OutboundMessage.Location(
                            37.483307,
                            -122.148981,
                            Optional.of("Pablo Morales"),
                            Optional.of("1 Hacker Way, Menlo Park, CA 94025")))),
                List.of(),
                List.of())));
    all.put("template with an offer that ends", offer());
    all.put("template with cards", cards());
    all.put("one-time code", TemplateMessage.code("verification_code", "en_US", "J$FpnYnP"));
  }

  private static OutboundMessage buttons() {
    HeaderFile file = new HeaderFile(Kind.DOCUMENT, id("7"), Optional.of("a.pdf"));
    return TemplateMessage.of(
        "all_buttons",
        "de",
        new Parts(
            Optional.of(new Header.File(file)),
            List.of(),
            List.of(
                new Tap(0, new Tap.Use.Reply("stop")),
                new Tap(1, new Tap.Use.Link("orders/7")),
                new Tap(2, new Tap.Use.Copy("25OFF")),
                new Tap(3, new Tap.Use.Form("t", Map.of("n", 1.0))),
                new Tap(4, new Tap.Use.Catalog(Optional.of("2lc20305pt"))),
                new Tap(5, new Tap.Use.Catalog(NONE)))));
  }

  private static OutboundMessage offer() {
    return new TemplateMessage(
        "limited_time_offer",
        "en_US",
        new Parts(
            picture("1602186516975000"),
            List.of(Gap.of("Pablo")),
            List.of(new Tap(0, new Tap.Use.Copy("CARIBE25")))),
        Optional.of(Instant.ofEpochMilli(1_698_562_800_000L)),
        List.of());
  }

  private static OutboundMessage cards() {
    Parts first =
        new Parts(
            picture("1558081531584829"),
            List.of(),
            List.of(
                new Tap(0, new Tap.Use.Reply("more-aloes")),
                new Tap(1, new Tap.Use.Link("blue-elf"))));
    Parts second = new Parts(picture("861236878885705"), List.of(Gap.of("Crassula")), List.of());
    return new TemplateMessage(
        "carousel_template_media_cards_v1",
        "en_US",
        new Parts(Optional.empty(), List.of(Gap.of("Pablo")), List.of()),
        Optional.empty(),
        List.of(first, second));
  }

  static TemplateMessage template(String name, Parts parts) {
    return TemplateMessage.of(name, "en_US", parts);
  }

  private static Optional<Header> picture(String id) {
    return Optional.of(new Header.File(new HeaderFile(Kind.IMAGE, id(id), NONE)));
  }

  static ProductSection products(String title, String... items) {
    return new ProductSection(Optional.of(title), List.of(items));
  }

  static MediaFile id(String id) {
    return new MediaFile.Uploaded(id);
  }

  static MediaFile link(String url) {
    return new MediaFile.Linked(url);
  }

  private static Optional<HeaderFile> header(Kind kind, MediaFile file) {
    return Optional.of(new HeaderFile(kind, file, NONE));
  }

  private static OutboundMessage media(Kind kind, MediaFile file, String caption) {
    return new OutboundMessage.Media(kind, file, Optional.of(caption), NONE);
  }
}
