package dev.parley.runtime.outbox;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.time.Time;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * How numbers stand: learns it from each answer and from what Meta says, keeps messages back that
 * must not go, and tells people when a number stops and starts.
 */
final class NumberWatch {
  private static final Logger LOG = System.getLogger(NumberWatch.class.getName());

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Time time;
  private final SendSettings settings;
  private final Beginnings beginnings;
  private final Gate gate;
  private final StepWriter writer;
  private volatile Windows windows = conversation -> Instant.MAX;

  /** Where numbers are kept back, and where is written what people are told. */
  record Ways(Gate gate, StepWriter writer) {}

  NumberWatch(Time time, SendSettings settings, Beginnings beginnings, Ways ways) {
    this.time = time;
    this.settings = settings;
    this.beginnings = beginnings;
    this.gate = ways.gate();
    this.writer = ways.writer();
  }

  void start(Windows known) {
    windows = known;
  }

  /** Whom businesses write to first. */
  Beginnings beginnings() {
    return beginnings;
  }

  /** How many messages a second a number may send; 0 where nobody counts. */
  int perSecond(Allowances.Whose number) {
    return gate.perSecond(number);
  }

  /** Meta says how many messages a second it allows a number. */
  void allow(Allowances.Whose number, int perSecond) {
    gate.allow(number, perSecond);
  }

  /** A customer has written to a number. */
  void heard(String channel) {
    gate.heard(channel, time.now());
  }

  /** Whether a message may go; its customer's window is looked up. */
  Leave leave(Lane.Waiting waiting, Instant now) {
    try {
      Instant closes = windows.closes(waiting.parcel().conversation());
      return Leave.of(waiting, new Leave.Circumstances(closes, beginnings, settings, now));
    } catch (StoreBusy e) {
      LOG.log(Level.WARNING, "A window could not be looked up; trying again", e);
      return new Leave.Later(now.plus(RETRY));
    }
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

  /** A message would begin with a customer too many. */
  Leave full(Parcel parcel, Instant now) {
    if (gate.alarms(parcel, Telling.NO_ROOM, now)) {
      LOG.log(Level.WARNING, "{0} waits for its messaging limit", parcel.from().channel());
      tell(parcel, Telling.full(parcel, now));
    }
    return Leave.full(parcel, beginnings, settings, now);
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
