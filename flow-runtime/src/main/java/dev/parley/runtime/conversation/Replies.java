package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Message;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.outbox.Draft;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.OutboundMessage;
import java.util.List;
import java.util.Optional;

/** Puts what a flow says into the channel's words. */
final class Replies {
  private Replies() {}

  /** The messages of a decision, in order. */
  static List<Draft> of(Decision decision, Contact contact) {
    ConversationState state = decision.after();
    Draft.From from = new Draft.From(state.account(), state.channel(), state.id(), state.contact());
    return decision.effects().stream()
        .filter(Effect.Send.class::isInstance)
        .flatMap(effect -> message(((Effect.Send) effect).message()).stream())
        .map(message -> Draft.reply(from, to(contact), message))
        .toList();
  }

  private static Destination to(Contact contact) {
    return contact
        .phone()
        .<Destination>map(Destination.Phone::new)
        .or(() -> contact.bsuid().map(Destination.User::new))
        .orElseThrow(() -> new IllegalStateException(contact.id() + " has no address"));
  }

  /** A message in the channel's words; empty for a kind that the channel has no words for yet. */
  static Optional<OutboundMessage> message(Message message) {
    return switch (message) {
      case Message.Text(String body) ->
          Optional.of(
              new OutboundMessage.Text(
                  body, body.contains("https://") || body.contains("http://")));
      case Message.Buttons buttons -> Optional.of(buttons(buttons));
      case Message.Menu menu ->
          Optional.of(
              new OutboundMessage.ListMenu(
                  menu.body(),
                  around(menu.around()),
                  menu.label(),
                  menu.sections().stream().map(Replies::section).toList()));
      case Message.Link link ->
          Optional.of(
              new OutboundMessage.Link(
                  link.body(), around(link.around()), link.label(), link.url()));
      case Message.Form form -> Optional.empty();
      case Message.Media media -> Optional.empty();
      case Message.Location location -> Optional.empty();
      case Message.Contact contact -> Optional.empty();
      case Message.Product product -> Optional.empty();
      case Message.Template template -> Optional.empty();
    };
  }

  private static OutboundMessage buttons(Message.Buttons buttons) {
    return new OutboundMessage.Buttons(
        buttons.body(),
        around(buttons.around()),
        buttons.choices().stream()
            .map(choice -> new OutboundMessage.Button(choice.id(), choice.title()))
            .toList());
  }

  private static OutboundMessage.Section section(Message.Section section) {
    return new OutboundMessage.Section(
        section.title(),
        section.choices().stream()
            .map(c -> new OutboundMessage.Row(c.id(), c.title(), c.description()))
            .toList());
  }

  private static OutboundMessage.Around around(Message.Around around) {
    return new OutboundMessage.Around(around.header(), around.footer());
  }
}
