package dev.parley.runtime.outbox;

import dev.parley.runtime.journal.Note;
import java.time.Instant;

/** What people are told about a number. */
final class Telling {
  /** No code of Meta's: what was not even tried has none. */
  static final int NO_ROOM = -1;

  private Telling() {}

  /** As many customers as Meta allows were written to first. */
  static Note full(Parcel parcel, Instant now) {
    String detail =
        parcel.id()
            + " waits: the business has written to as many customers in 24 hours as WhatsApp lets"
            + " it. What waits goes on by itself as those of yesterday cease to count. Meta raises"
            + " the limit of a business that is verified and whose messages are welcome.";
    return new Note(number(parcel), "channel.alarm", "messaging_limit", detail, now);
  }

  /** A message has waited for room too long. */
  static Step.Result noRoom(Parcel parcel, Instant now) {
    String why = "Given up: the business had written to as many customers as WhatsApp lets it.";
    return new Step.Result.Failed(parcel, NO_ROOM, why, now);
  }

  /** Nothing leaves the number any more. */
  static Note stopped(Parcel parcel, Verdict.Held held, Instant now) {
    String detail =
        held.reason()
            + ". Nothing is sent from this number; what waits is kept, and goes on by itself. "
            + held.rule().remedy().orElse("")
            + " One message tries again after a minute, then ever more rarely, at least once an"
            + " hour; a restart of the server tries at once.";
    return new Note(number(parcel), "channel.stopped", String.valueOf(held.code()), detail, now);
  }

  /** The number sends again. */
  static Note started(Parcel parcel, Instant now) {
    String detail = "Meta takes messages again; what waited goes on.";
    return new Note(number(parcel), "channel.started", "started", detail, now);
  }

  /** Messages of one kind are refused until somebody acts. */
  static Note alarm(Parcel parcel, Verdict.Failed failed, Instant now) {
    String detail = parcel.id() + ": " + failed.reason() + ". " + failed.remedy().orElse("");
    return new Note(number(parcel), "channel.alarm", String.valueOf(failed.code()), detail, now);
  }

  /** A message was kept back. */
  static Note unsent(Step.Result.Unsent result) {
    Draft.From from = result.parcel().from();
    return new Note(
        new Note.Subject(from.account(), from.channel(), from.conversation()),
        "message.unsent",
        result.reason().word(),
        result.parcel().id() + ": " + result.why(),
        result.at());
  }

  /** A customer has told Meta that they want no more advertising. */
  static Note optedOut(Parcel parcel, Instant now) {
    Draft.From from = parcel.from();
    return new Note(
        new Note.Subject(from.account(), from.channel(), from.conversation()),
        "contact.opted_out",
        "marketing",
        "The customer has told WhatsApp that they want no more advertising from this business.",
        now);
  }

  private static Note.Subject number(Parcel parcel) {
    return new Note.Subject(parcel.from().account(), parcel.from().channel(), "");
  }
}
