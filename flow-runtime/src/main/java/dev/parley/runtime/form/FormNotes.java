package dev.parley.runtime.form;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Work;
import java.util.Locale;

/** Writes down what went wrong with forms, for authors to read among the events. */
public final class FormNotes {
  private final Footing on;
  private final Work<Note, Boolean> write =
      (tx, notes) -> {
        Journal.append(tx, notes);
        return notes.stream().map(note -> true).toList();
      };

  public FormNotes(Footing on) {
    this.on = on;
  }

  /** Meta tells of an error that a form met. */
  void reported(Channel channel, String data) {
    write(channel, "", "reported", "Meta tells of an error in a form: " + data);
  }

  /** A form's question could not be answered; gives the sentence that says why. */
  String broken(Channel channel, String conversation, String code, String message) {
    String sentence =
        "The form could not be answered: "
            + message
            + (code.isEmpty() ? "." : " (%s).".formatted(code.toUpperCase(Locale.ROOT)));
    write(channel, conversation, "failed", sentence);
    return sentence;
  }

  private void write(Channel channel, String conversation, String outcome, String sentence) {
    Note.Subject subject = new Note.Subject(channel.account(), channel.id(), conversation);
    Note note = new Note(subject, "form.exchange", outcome, sentence, on.time().now());
    on.store().writer().submit(write, note).join();
  }
}
