package dev.parley.runtime.outbox;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Learns from each answer how its number stands, and tells people when it stops and starts. */
final class NumberWatch {
  private static final Logger LOG = System.getLogger(NumberWatch.class.getName());

  private final Gate gate;
  private final StepWriter writer;

  NumberWatch(Gate gate, StepWriter writer) {
    this.gate = gate;
    this.writer = writer;
  }

  /** What an answer says about the number it came from. */
  void saw(Parcel parcel, Verdict verdict, Instant now) {
    switch (verdict) {
      case Verdict.Accepted accepted -> works(parcel, now);
      case Verdict.Failed failed -> {
        works(parcel, now);
        if (failed.code() == GraphErrorCode.OPTED_OUT) {
          tell(parcel, Telling.optedOut(parcel, now));
        }
        if (failed.remedy().isPresent() && gate.alarms(parcel, failed.code(), now)) {
          tell(parcel, Telling.alarm(parcel, failed, now));
        }
      }
      case Verdict.Held held -> {
        if (gate.shut(parcel, held, now)) {
          LOG.log(Level.WARNING, "{0} sends nothing: {1}", parcel.from().channel(), held.reason());
          tell(parcel, Telling.stopped(parcel, held, now));
        }
      }
      case Verdict.Again again -> {
        gate.undecided(parcel, now);
        if (again.code() == GraphErrorCode.PAIR_TOO_FAST) {
          gate.pairTooFast(parcel, now);
        }
      }
      case Verdict.InDoubt inDoubt -> gate.undecided(parcel, now);
    }
  }

  private void works(Parcel parcel, Instant now) {
    if (gate.works(parcel)) {
      LOG.log(Level.INFO, "{0} sends again", parcel.from().channel());
      tell(parcel, Telling.started(parcel, now));
    }
  }

  private void tell(Parcel parcel, Note note) {
    writer.write(Step.of(new Step.News(parcel, note)), done -> {});
  }
}
