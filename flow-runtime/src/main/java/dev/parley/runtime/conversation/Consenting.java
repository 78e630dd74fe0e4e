package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.contact.consent.ConsentSource;
import dev.parley.runtime.contact.consent.OptWords;
import dev.parley.runtime.contact.consent.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What turns have to do with consents. */
final class Consenting {
  private Consenting() {}

  /** What a contact says of advertising by an input. */
  static Optional<Wish> wish(
      OptWords words, ConversationState state, Contact contact, Input input) {
    if (!(input instanceof Input.Reply(Incoming message))) {
      return Optional.empty();
    }
    return switch (message instanceof Incoming.FromAd(Incoming inner, var ad) ? inner : message) {
      case Incoming.Text(String text) ->
          words.wish(new OptWords.Heard(contact, state.channel(), text, state.live().isEmpty()));
      // What a template's button sends is what it says, unless a program gave it something else.
      case Incoming.Tap(String id, String text) ->
          words.wish(new OptWords.Heard(contact, state.channel(), id, false));
      default -> Optional.empty();
    };
  }

  /**
   * What a decision writes into the ledger. Who opts out does so on all numbers; who opts in, on
   * the one that they wrote to.
   */
  static List<ConsentEntry> entries(Decision decision, Arrival arrival) {
    List<ConsentEntry> entries = new ArrayList<>();
    String contact = decision.before().contact();
    decision
        .wish()
        .map(wish ->
            ConsentEntry.of(
                contact,
                new ConsentEntry.Choice(wish.purpose(), wish.given()),
                ConsentEntry.Origin.of(ConsentSource.KEYWORD).said(wish.words(), ""),
                arrival.received()))
        .ifPresent(entries::add);
    for (Decision.Step step : decision.steps()) {
      for (Effect effect : step.turn().effects()) {
        if (effect instanceof Effect.Consent(String id, String purpose, boolean given)) {
          ConsentPurpose.of(purpose)
              .map(known -> new ConsentEntry.Choice(known, given))
              .map(choice ->
                  ConsentEntry.of(contact, choice, flow(step, arrival), step.now().instant()))
              .ifPresent(entries::add);
        }
      }
    }
    String number = decision.before().channel();
    return entries.stream().map(entry -> entry.given() ? entry.on(number) : entry).toList();
  }

  private static ConsentEntry.Origin flow(Decision.Step step, Arrival arrival) {
    var session = step.turn().session();
    String said = arrival.input() instanceof Input.Reply(Incoming message) ? message.text() : "";
    return ConsentEntry.Origin.of(ConsentSource.FLOW)
        .by("flow:" + session.bot() + "/" + session.frames().getLast().flow())
        .said(said, "")
        .about("Session " + session.id() + " of release " + session.release() + ".");
  }
}
