package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Message;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.whatsapp.ContactCard;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.OutboundMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a flow's message into the channel's words. */
final class ChannelWords {
  private ChannelWords() {}

  static Worded of(Message message) {
    return switch (message) {
      case Message.Text(String body) -> said(text(body));
      case Message.Buttons buttons -> said(buttons(buttons));
      case Message.Menu menu -> said(menu(menu));
      case Message.Link link ->
          said(
              new OutboundMessage.Link(
                  link.body(), around(link.around()), link.label(), link.url()));
      case Message.Form form -> form(form);
      case Message.Media media -> said(media(media));
      case Message.Location at ->
          said(
              new OutboundMessage.Location(at.latitude(), at.longitude(), at.name(), at.address()));
      case Message.Contact contact -> said(new OutboundMessage.Contacts(List.of(card(contact))));
      case Message.Product product -> product(product);
      case Message.Template template -> said(TemplateWords.of(template));
    };
  }

  private static Worded said(OutboundMessage message) {
    return new Worded.Sayable(message);
  }

  private static OutboundMessage text(String body) {
    return new OutboundMessage.Text(body, body.contains("https://") || body.contains("http://"));
  }

  private static OutboundMessage buttons(Message.Buttons buttons) {
    return new OutboundMessage.Buttons(
        buttons.body(),
        around(buttons.around()),
        buttons.choices().stream()
            .map(choice -> new OutboundMessage.Button(choice.id(), choice.title()))
            .toList());
  }

  private static OutboundMessage menu(Message.Menu menu) {
    return new OutboundMessage.ListMenu(
        menu.body(),
        around(menu.around()),
        menu.label(),
        menu.sections().stream().map(ChannelWords::section).toList());
  }

  private static OutboundMessage.Section section(Message.Section section) {
    return new OutboundMessage.Section(
        section.title(),
        section.choices().stream()
            .map(c -> new OutboundMessage.Row(c.id(), c.title(), c.description()))
            .toList());
  }

  private static Worded form(Message.Form form) {
    if (form.screen().isEmpty() && !form.data().isEmpty()) {
      return new Worded.Unsayable("A form that begins with data names the screen for it.");
    }
    OutboundMessage.FormStart anywhere =
        form.asking()
            ? new OutboundMessage.FormStart.ByEndpoint()
            : new OutboundMessage.FormStart.FirstScreen();
    OutboundMessage.FormStart start =
        form.screen()
            .<OutboundMessage.FormStart>map(
                screen -> new OutboundMessage.FormStart.AtScreen(screen, form.data()))
            .orElse(anywhere);
    // Meta's ids of forms are numbers; what else an author writes is the form's name.
    boolean byName = !form.form().matches("[0-9]+");
    return said(
        new OutboundMessage.Form(
            form.body(),
            around(form.around()),
            form.label(),
            new OutboundMessage.FormCall(form.form(), byName, form.token(), false, start)));
  }

  private static OutboundMessage media(Message.Media media) {
    Content.Media.Kind kind = Content.Media.Kind.valueOf(media.kind().toUpperCase(Locale.ROOT));
    // Only a document is shown with a name; Meta refuses one on anything else.
    boolean named = kind == Content.Media.Kind.DOCUMENT;
    return new OutboundMessage.Media(
        kind, file(media.file()), optional(media.body()), media.filename().filter(n -> named));
  }

  private static MediaFile file(Message.File file) {
    return switch (file) {
      case Message.File.At(String url) -> new MediaFile.Linked(url);
      case Message.File.Kept(String id) -> kept(id);
    };
  }

  /** A file by our id, or by the one it has at Meta. */
  static MediaFile kept(String id) {
    return Media.isId(id) ? Media.reference(id) : new MediaFile.Uploaded(id);
  }

  private static ContactCard card(Message.Contact contact) {
    return new ContactCard(
        ContactCard.Name.of(contact.name()),
        contact.phones().stream()
            .map(phone -> new ContactCard.Phone(phone, Optional.empty(), Optional.empty()))
            .toList(),
        contact.emails().stream()
            .map(email -> new ContactCard.Labelled(email, Optional.empty()))
            .toList(),
        List.of(),
        List.of(),
        contact
            .company()
            .map(company ->
                new ContactCard.Work(Optional.of(company), Optional.empty(), Optional.empty())),
        Optional.empty());
  }

  private static Worded product(Message.Product product) {
    return product
        .catalog()
        .<Worded>map(catalog ->
            said(
                new OutboundMessage.Product(
                    optional(product.body()), product.footer(), catalog, product.product())))
        .orElse(
            new Worded.Unsayable(
                "WhatsApp wants the catalogue of the product " + product.product() + " named."));
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static OutboundMessage.Around around(Message.Around around) {
    return new OutboundMessage.Around(around.header(), around.footer());
  }
}
