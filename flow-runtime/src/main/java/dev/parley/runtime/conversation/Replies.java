package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Message;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.outbox.Draft;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.OutboundCheck;
import dev.parley.runtime.whatsapp.OutboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a decision says to the customer.
 *
 * @param drafts the messages, in order
 * @param unsent a note for each that the channel would not take, so that people can read why
 * @param refused the same, for the flow that says it
 */
record Replies(List<Draft> drafts, List<Note> unsent, List<Refused> refused) {

  /** Who says what is said to somebody that opts out or in. */
  private static final String CONSENT = "consent";

  static Replies of(Decision decision, Contact contact) {
    ConversationState state = decision.after();
    Draft.From from = new Draft.From(state.account(), state.channel(), state.id(), state.contact());
    Instant closes = Window.closes(state.lastInbound());
    List<Draft> drafts = new ArrayList<>();
    List<Note> unsent = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    decision
        .farewell()
        .map(text -> Draft.reply(from, to(contact), new OutboundMessage.Text(text, false)))
        .ifPresent(draft -> drafts.add(draft.until(closes).by(CONSENT)));
    for (Decision.Step step : decision.steps()) {
      for (Effect effect : step.turn().effects()) {
        if (effect instanceof Effect.Send send) {
          Message message = send.message();
          Draft.Origin origin = new Draft.Origin(step.turn().session().token(), send.id());
          switch (worded(message, to(contact))) {
            case Worded.Sayable(OutboundMessage words) ->
                drafts.add(
                    Draft.reply(from, to(contact), words)
                        .serving(purpose(message))
                        .until(closes)
                        .saidBy(origin));
            case Worded.Unsayable(String why) -> {
              Instant now = step.now().instant();
              unsent.add(unsent(state, message, why, now));
              refused.add(new Refused(send.id(), from, origin, Input.Refusal.LIMITS, why, now));
            }
          }
        }
      }
    }
    return new Replies(drafts, unsent, refused);
  }

  /** What a template is for is what Meta takes it for, wherever it is said. */
  private static Purpose purpose(Message message) {
    return message instanceof Message.Template template
        ? template.signature().map(known -> purpose(known.category())).orElse(Purpose.REPLY)
        : Purpose.REPLY;
  }

  private static Purpose purpose(TemplateSignature.Category category) {
    return switch (category) {
      case MARKETING -> Purpose.MARKETING;
      case UTILITY -> Purpose.UTILITY;
      case AUTHENTICATION -> Purpose.REPLY;
    };
  }

  /** A message in the channel's words, if the channel's limits let it pass. */
  static Worded worded(Message message, Destination to) {
    Worded worded = ChannelWords.of(message);
    if (worded instanceof Worded.Sayable(OutboundMessage words)) {
      Outbound outbound = new Outbound(to, words, Optional.empty(), Optional.empty());
      List<String> faults = OutboundCheck.faults(outbound, WhatsAppLimits.V24);
      return faults.isEmpty() ? worded : new Worded.Unsayable(String.join(" ", faults));
    }
    return worded;
  }

  private static Destination to(Contact contact) {
    return contact
        .phone()
        .<Destination>map(Destination.Phone::new)
        .or(() -> contact.bsuid().map(Destination.User::new))
        .orElseThrow(() -> new IllegalStateException(contact.id() + " has no address"));
  }

  private static Note unsent(ConversationState state, Message message, String why, Instant at) {
    return new Note(
        new Note.Subject(state.account(), state.channel(), state.id()),
        "message.unsent",
        message.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        why,
        at);
  }
}
