package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.HttpCall;
import dev.parley.runtime.call.CallDraft;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.ContactEdit;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.timers.Timer;
import dev.parley.runtime.timers.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision as what is to be written.
 *
 * @param replies what is said to the customer
 * @param timer the change of the conversation's timer, if there is one
 * @param calls calls to make
 * @param contact what flows changed about the contact, if they did
 * @param notes what people should be able to read about it
 * @param consents what the contact gave or took back
 */
record Rows(
    Arrival arrival,
    Decision decision,
    Replies replies,
    Optional<TimerChange> timer,
    List<CallDraft> calls,
    Optional<ContactEdit> contact,
    List<Note> notes,
    List<ConsentEntry> consents) {

  static Rows of(Arrival arrival, Decision decision, Contact contact) {
    Replies replies = Replies.of(decision, contact);
    return new Rows(
        arrival,
        decision,
        replies,
        timer(decision),
        calls(decision),
        contact(decision, contact),
        notes(decision, replies.unsent()),
        Consenting.entries(decision, arrival));
  }

  /** The last word on the timer holds. */
  private static Optional<TimerChange> timer(Decision decision) {
    ConversationState state = decision.after();
    Optional<TimerChange> change = Optional.empty();
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.SetTimer(String id, Instant due, String token)) {
        Timer timer = new Timer(state.account(), state.channel(), state.id(), token, due);
        change = Optional.of(new TimerChange(state.account(), state.id(), Optional.of(timer)));
      } else if (effect instanceof Effect.ClearTimer) {
        change = Optional.of(new TimerChange(state.account(), state.id(), Optional.empty()));
      }
    }
    return change;
  }

  private static List<CallDraft> calls(Decision decision) {
    ConversationState state = decision.after();
    CallDraft.From from = new CallDraft.From(state.account(), state.channel(), state.id());
    List<CallDraft> calls = new ArrayList<>();
    for (Decision.Step step : decision.steps()) {
      for (Effect effect : step.turn().effects()) {
        if (effect instanceof Effect.Call(String id, String token, HttpCall request)) {
          calls.add(new CallDraft(id, from, step.turn().session().id(), token, request));
        }
      }
    }
    return calls;
  }

  private static Optional<ContactEdit> contact(Decision decision, Contact before) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    Contact after = before;
    for (Effect effect : decision.effects()) {
      Optional<ContactChange> change = ContactChange.of(effect, after.facts());
      if (change.isPresent()) {
        changes.put(change.get().field(), change.get().value());
        after = after.with(change.get().field(), change.get().value());
      }
    }
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(new ContactEdit(before.account(), before.id(), changes));
  }

  private static List<Note> notes(Decision decision, List<Note> unsent) {
    List<Note> notes = new ArrayList<>(unsent);
    notes.addAll(Told.of(decision));
    return notes;
  }
}
