package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.script.Json;
import dev.parley.flow.session.Fault;
import dev.parley.runtime.journal.Note;
import java.util.ArrayList;
import java.util.List;

/** What people should be able to read about a decision: faults, and what flows tell the world. */
final class Told {
  private final ConversationState state;
  private final List<Note> notes = new ArrayList<>();

  private Told(ConversationState state) {
    this.state = state;
  }

  static List<Note> of(Decision decision) {
    Told told = new Told(decision.after());
    for (Decision.Step step : decision.steps()) {
      step.turn().events().forEach(event -> told.event(event, step));
      step.turn().effects().forEach(effect -> told.effect(effect, step));
    }
    return told.notes;
  }

  private void event(Event event, Decision.Step step) {
    if (event instanceof Event.Faulted(Fault fault)) {
      note(step, "flow.fault", fault.code(), sentence(fault));
    } else if (event instanceof Event.Failed(Fault fault)) {
      note(step, "session.failed", fault.code(), sentence(fault));
    }
  }

  private static String sentence(Fault fault) {
    return fault.step().isEmpty() ? fault.message() : fault.step() + ": " + fault.message();
  }

  private void effect(Effect effect, Decision.Step step) {
    switch (effect) {
      case Effect.Emit emit ->
          note(step, "flow.emitted", "told", emit.event() + " " + Json.stringify(emit.data()));
      case Effect.Consent(String id, String purpose, boolean given) ->
          note(step, given ? "contact.opted_in" : "contact.opted_out", "told", purpose);
      case Effect.Handoff handoff ->
          note(
              step,
              "conversation.handoff",
              "waiting",
              handoff.queue() + handoff.note().map(text -> ": " + text).orElse(""));
      case Effect.Send send -> {}
      case Effect.Call call -> {}
      case Effect.SetContact set -> {}
      case Effect.Label label -> {}
      case Effect.Group group -> {}
      case Effect.Language language -> {}
      case Effect.SetTimer timer -> {}
      case Effect.ClearTimer timer -> {}
      case Effect.StartFlow start -> {}
    }
  }

  private void note(Decision.Step step, String kind, String outcome, String detail) {
    notes.add(
        new Note(
            new Note.Subject(state.account(), state.channel(), state.id()),
            kind,
            outcome,
            detail,
            step.now().instant()));
  }
}
