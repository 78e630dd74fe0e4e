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
        .map(effect -> Draft.reply(from, to(contact), message(((Effect.Send) effect).message())))
        .toList();
  }

  private static Destination to(Contact contact) {
    return contact
        .phone()
        .<Destination>map(Destination.Phone::new)
        .or(() -> contact.bsuid().map(Destination.User::new))
        .orElseThrow(() -> new IllegalStateException(contact.id() + " has no address"));
  }

  static OutboundMessage message(Message message) {
    return switch (message) {
      case Message.Text(String body) ->
          new OutboundMessage.Text(body, body.contains("https://") || body.contains("http://"));
      case Message.Buttons buttons ->
          new OutboundMessage.Buttons(
              buttons.body(),
              around(buttons.around()),
              buttons.choices().stream()
                  .map(choice -> new OutboundMessage.Button(choice.id(), choice.title()))
                  .toList());
      case Message.Menu menu ->
          new OutboundMessage.ListMenu(
              menu.body(), around(menu.around()), menu.label(), List.of(section(menu)));
      case Message.Link link ->
          new OutboundMessage.Link(link.body(), around(link.around()), link.label(), link.url());
    };
  }

  private static OutboundMessage.Section section(Message.Menu menu) {
    return new OutboundMessage.Section(
        Optional.empty(),
        menu.choices().stream()
            .map(c -> new OutboundMessage.Row(c.id(), c.title(), c.description()))
            .toList());
  }

  private static OutboundMessage.Around around(Message.Around around) {
    return new OutboundMessage.Around(around.header(), around.footer());
  }
}
