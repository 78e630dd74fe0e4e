package dev.parley.runtime.message;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.List;
import java.util.regex.Pattern;

/** What messages look like over HTTP. Meta's limits are held against them apart from this. */
public final class MessageShapes {
  private static final int MANY = 100;
  private static final Text WORDS = Text.of(1, 5_000);
  private static final Text LINE = Text.of(1, 1_000);
  private static final Text ID = Text.of(1, 300);
  private static final Shape NUMBER = Shape.any();

  private static final Thing FILE =
      Thing.named("MessageFile")
          .must("kind", Text.word(Composer.FILES), "")
          .may("link", Text.of(1, 2_000), "Where the file is on the web.")
          .may("id", ID, "A file of /media, or Meta's id of one.")
          .may("filename", LINE, "Of a document.");

  private static final Thing LOCATION =
      Thing.named("MessageLocation")
          .must("latitude", NUMBER, "In degrees north.")
          .must("longitude", NUMBER, "In degrees east.")
          .may("name", LINE, "")
          .may("address", LINE, "");

  private static final Thing HEADER =
      Thing.named("TemplateHeader")
          .may("text", LINE, "What fills the gap of its line.")
          .may("file", FILE, "")
          .may("location", LOCATION, "");

  private static final Thing BUTTON =
      Thing.named("TemplateButton")
          .must("index", Shape.whole(0, 9), "Its place among all buttons, from 0.")
          .must("type", Text.word(List.of("reply", "url", "code", "form")), "")
          .must("value", LINE, "The payload, the end of the address, the code, the form's token.");

  /** A template with its gaps filled. */
  public static final Thing TEMPLATE =
      Thing.named("TemplateToSend")
          .must("name", Text.of(1, 512), "")
          .must("language", Text.of(2, 15), "Such as en or pt_BR.")
          .may("header", HEADER, "")
          .may("body", LINE.list(MANY), "What fills its gaps, in order.")
          .may(
              "named",
              new Shape.Dictionary(Pattern.compile("[a-z][a-z0-9_]*"), LINE, MANY),
              "What fills its gaps, where they have names.")
          .may("buttons", BUTTON.list(10), "");

  private static final Thing REPLY_BUTTON =
      Thing.named("ReplyButton").must("id", ID, "Comes back with a tap.").must("title", LINE, "");
  private static final Thing ROW =
      Thing.named("ListRow")
          .must("id", ID, "")
          .must("title", LINE, "")
          .may("description", LINE, "");
  private static final Thing SECTION =
      Thing.named("ListSection").may("title", LINE, "").must("rows", ROW.list(MANY), "");

  private static final Thing CARD =
      Thing.named("ContactCardToSend")
          .must("name", LINE, "")
          .may("phones", LINE.list(MANY), "")
          .may("emails", LINE.list(MANY), "")
          .may("company", LINE, "");

  private static final Thing ADDRESS =
      Thing.named("Recipient")
          .may("contact", Text.id("con"), "")
          .may(
              "phone",
              Text.like("\\+?[1-9]\\d{5,14}", "is a phone number such as +919876543210", 16),
              "Whoever has it; a contact is made of somebody new.")
          .may(
              "bsuid",
              Text.like("[A-Z]{2}\\.[A-Za-z0-9.]{1,140}", "is a user id of Meta's", 150),
              "The same by Meta's id for this business.");

  /** A message to send: one of the kinds, and whom it is for. */
  static final Thing NEW =
      Thing.named("NewMessage")
          .must("to", ADDRESS, "One of them.")
          .may("channel", Text.id("chn"), "From which number, if there are several.")
          .may(
              "purpose",
              Text.word(List.of("reply", "utility", "marketing")),
              "What it is for; what is known of a template counts before.")
          .may("text", Thing.named("").must("body", WORDS, "").may("preview", Shape.flag(), ""), "")
          .may("file", FILE.may("caption", WORDS, ""), "")
          .may("location", LOCATION, "")
          .may("contacts", CARD.list(MANY), "")
          .may(
              "reaction",
              Thing.named("")
                  .must("message", ID, "Meta's id of the message.")
                  .may("emoji", LINE, "None takes it away."),
              "")
          .may("buttons", around().must("buttons", REPLY_BUTTON.list(MANY), ""), "")
          .may(
              "list", around().must("label", LINE, "").must("sections", SECTION.list(MANY), ""), "")
          .may("link", around().must("label", LINE, "").must("url", Text.of(1, 2_000), ""), "")
          .may("askLocation", Thing.named("").must("body", WORDS, ""), "")
          .may("askContact", Thing.named("").must("body", WORDS, ""), "")
          .may(
              "form",
              around()
                  .must("label", LINE, "")
                  .must("form", ID, "Meta's id of the form, or its name.")
                  .must("token", ID, "Comes back with the answers.")
                  .may("screen", LINE, "Where it begins."),
              "")
          .may(
              "product",
              Thing.named("")
                  .may("body", WORDS, "")
                  .may("footer", LINE, "")
                  .must("catalog", ID, "")
                  .must("product", ID, ""),
              "")
          .may("template", TEMPLATE, "")
          .may("fallback", TEMPLATE, "What goes instead where only templates are taken by now.");

  private MessageShapes() {}

  private static Thing around() {
    return Thing.named("").must("body", WORDS, "").may("header", LINE, "").may("footer", LINE, "");
  }
}
