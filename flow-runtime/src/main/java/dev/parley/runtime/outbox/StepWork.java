package dev.parley.runtime.outbox;

import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.outbox.Step.Claim;
import dev.parley.runtime.outbox.Step.Result;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what the sender did; says for each step whether its claim holds, or whether its doubt
 * stands.
 *
 * <p>Of a conversation that has another owner by now nothing is written, but that Graph accepted a
 * message: that is so whoever says it, and it settles the doubt in which the new owner has it.
 */
final class StepWork implements Work<Step, Standing> {
  private final Shards shards;
  private final Beginnings beginnings;
  private final ConsentLedger ledger;
  private volatile Refusals door = (tx, refused) -> {};
  private volatile Outcomes followers = (tx, outcomes) -> {};

  StepWork(Shards shards, Beginnings beginnings, ConsentLedger ledger) {
    this.ledger = ledger;
    this.shards = shards;
    this.beginnings = beginnings;
  }

  /** From now on what is refused comes back in by this door, and these follow campaigns. */
  void tell(Refusals refusals, Outcomes outcomes) {
    door = refusals;
    followers = outcomes;
  }

  @Override
  public List<Standing> run(Tx tx, List<Step> all) {
    Predicate<String> ours = shards.fence(tx, all.stream().map(StepWork::conversation).toList());
    List<Step> lost = all.stream().filter(step -> !ours.test(conversation(step))).toList();
    if (!lost.isEmpty()) {
      write(tx.handle(), results(lost), Result.Accepted.class, OutboxTable::accepted);
      follow(tx, some(results(lost), Result.Accepted.class), List.of());
      tx.afterCommit(() -> lost.forEach(step -> shards.ring(Topic.SENDS, conversation(step))));
    }
    List<Step> own = all.stream().filter(s -> ours.test(conversation(s))).toList();
    Set<String> full = new HashSet<>();
    Set<String> holding = write(tx, own, full);
    Set<String> suspect = suspect(tx.handle(), own, holding);
    return all.stream()
        .map(step -> {
          if (!ours.test(conversation(step))) {
            return Standing.LOST;
          }
          if (holding.contains(id(step))) {
            return Standing.HOLDS;
          }
          if (full.contains(id(step))) {
            return Standing.FULL;
          }
          return suspect.contains(id(step)) ? Standing.SUSPECT : Standing.CLOSED;
        })
        .toList();
  }

  /** Claimed messages that did not stand as the sender believed, and are open all the same. */
  private static Set<String> suspect(Handle handle, List<Step> steps, Set<String> holding) {
    List<String> ids =
        steps.stream()
            .map(Step::claim)
            .flatMap(Optional::stream)
            .map(claim -> claim.parcel().id())
            .filter(id -> !holding.contains(id))
            .toList();
    return OutboxTable.byId(handle, ids).stream()
        .filter(OutboxTable.Known::open)
        .map(OutboxTable.Known::id)
        .collect(Collectors.toSet());
  }

  private static List<Result> results(List<Step> steps) {
    return steps.stream().map(Step::result).flatMap(Optional::stream).toList();
  }

  private Set<String> write(Tx tx, List<Step> steps, Set<String> full) {
    List<Claim> asked = steps.stream().map(Step::claim).flatMap(Optional::stream).toList();
    List<Result> refused = refused(tx, asked);
    List<Result> results = new ArrayList<>(results(steps));
    results.addAll(refused);
    Handle handle = tx.handle();
    write(handle, results, Result.Accepted.class, OutboxTable::accepted);
    write(handle, results, Result.Postponed.class, OutboxTable::postponed);
    List<Result.Refusal> refusals = new ArrayList<>();
    refusals.addAll(refuse(handle, some(results, Result.Failed.class), OutboxTable::failed));
    refusals.addAll(refuse(handle, some(results, Result.Unsent.class), OutboxTable::unsent));
    write(handle, results, Result.Unknown.class, OutboxTable::unknown);
    doubtful(handle, steps, results);
    optOut(tx, some(results, Result.Failed.class));
    Beginnings.undo(
        handle,
        some(results, Result.Failed.class).stream()
            .map(Result.Failed::parcel)
            .filter(Parcel::anytime)
            .map(Parcel::id)
            .toList());
    Journal.append(tx, notes(steps, refused));
    tell(tx, refusals);
    follow(tx, results, refusals);
    Set<String> open = new HashSet<>();
    doubt(handle, results, open);
    Set<Parcel> never = refused.stream().map(Result::parcel).collect(Collectors.toSet());
    List<Claim> claims = asked.stream().filter(c -> !never.contains(c.parcel())).toList();
    full.addAll(beginnings.count(tx, claims));
    claim(handle, claims.stream().filter(c -> !full.contains(c.parcel().id())).toList(), open);
    return open;
  }

  /**
   * Messages that are not sent because of whom they are for, though the sender was about to. One
   * that may have been sent before is left as unknown, as it is not repeated.
   */
  private static List<Result> refused(Tx tx, List<Claim> claims) {
    Map<String, Bar> bars = Permits.bars(tx, claims.stream().map(Claim::parcel).toList());
    return claims.stream()
        .filter(claim -> bars.containsKey(claim.parcel().id()))
        .<Result>map(claim ->
            claim.possiblyDuplicate()
                ? new Result.Unknown(claim.parcel(), claim.at())
                : new Result.Unsent(
                    claim.parcel(),
                    KeptBack.of(Objects.requireNonNull(bars.get(claim.parcel().id()))),
                    claim.at()))
        .toList();
  }

  private void optOut(Tx tx, List<Result.Failed> failures) {
    failures.stream()
        .filter(failed -> failed.code() == GraphErrorCode.OPTED_OUT)
        .forEach(failed -> Permits.optOut(ledger, tx, message(failed)));
  }

  /** Writes that messages are refused; those of which a status has said otherwise are left out. */
  private static <R extends Result.Refusal> List<R> refuse(
      Handle handle, List<R> refusals, BiFunction<Handle, List<R>, int[]> table) {
    if (refusals.isEmpty()) {
      return List.of();
    }
    int[] counts = table.apply(handle, refusals);
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(refusals::get)
        .toList();
  }

  private void tell(Tx tx, List<Result.Refusal> refusals) {
    List<Refused> told =
        Refused.ofFlows(tx.handle(), refusals.stream().map(StepWork::message).toList());
    if (!told.isEmpty()) {
      door.enter(tx, told);
    }
  }

  /** Campaigns are told what became of their messages. */
  private void follow(
      Tx tx, List<? extends Result> results, List<? extends Result.Refusal> refusals) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Result result : results) {
      if (result.parcel().urgency() == Urgency.BULK) {
        outcome(result).ifPresent(outcomes::add);
      }
    }
    refusals.stream()
        .filter(refusal -> refusal.parcel().urgency() == Urgency.BULK)
        .map(Outcome::refused)
        .forEach(outcomes::add);
    if (!outcomes.isEmpty()) {
      followers.became(tx, outcomes);
    }
  }

  private static Optional<Outcome> outcome(Result result) {
    return switch (result) {
      case Result.Accepted a -> Optional.of(Outcome.of(a.parcel(), Rank.ACCEPTED, a.at()));
      case Result.Unknown u -> Optional.of(Outcome.unknown(u.parcel(), u.at()));
      case Result.Postponed postponed -> Optional.empty();
      case Result.Doubtful doubtful -> Optional.empty();
      case Result.Refusal refusal -> Optional.empty();
    };
  }

  private static Refused.Message message(Result.Refusal refusal) {
    Parcel parcel = refusal.parcel();
    return new Refused.Message(
        parcel.id(), parcel.from(), refusal.code(), refusal.why(), refusal.at());
  }

  /** What people may have to look into: what is unknown, and what goes a second time. */
  private static void doubtful(Handle handle, List<Step> steps, List<Result> results) {
    some(results, Result.Unknown.class)
        .forEach(unknown -> DoubtTable.note(handle, unknown.parcel(), unknown.at()));
    for (Step step : steps) {
      step.claim()
          .filter(Claim::possiblyDuplicate)
          .ifPresent(c -> DoubtTable.note(handle, c.parcel(), c.at()));
    }
  }

  private static String id(Step step) {
    return step.parcel().map(Parcel::id).orElse("");
  }

  private static String conversation(Step step) {
    return step.parcel().map(Parcel::conversation).orElse("");
  }

  private static <R extends Result> void write(
      Handle handle, List<Result> results, Class<R> kind, BiConsumer<Handle, List<R>> table) {
    List<R> some = some(results, kind);
    if (!some.isEmpty()) {
      table.accept(handle, some);
    }
  }

  private static <R extends Result> List<R> some(List<Result> results, Class<R> kind) {
    return results.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void doubt(Handle handle, List<Result> results, Set<String> open) {
    List<Result.Doubtful> doubts = some(results, Result.Doubtful.class);
    if (!doubts.isEmpty()) {
      keep(OutboxTable.doubtful(handle, doubts), i -> doubts.get(i).parcel(), open);
    }
  }

  private static void claim(Handle handle, List<Claim> claims, Set<String> open) {
    if (!claims.isEmpty()) {
      keep(OutboxTable.claim(handle, claims), i -> claims.get(i).parcel(), open);
    }
  }

  private static void keep(int[] counts, IntFunction<Parcel> parcels, Set<String> open) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        open.add(parcels.apply(i).id());
      }
    }
  }

  /** What an operator should be able to list; a message that simply went is not among it. */
  private static List<Note> notes(List<Step> steps, List<Result> refused) {
    List<Note> notes = new ArrayList<>();
    refused.forEach(result -> note(result).ifPresent(notes::add));
    for (Step step : steps) {
      step.news().map(Step.News::note).ifPresent(notes::add);
      step.result().flatMap(StepWork::note).ifPresent(notes::add);
      step.claim().filter(Claim::possiblyDuplicate).map(StepWork::note).ifPresent(notes::add);
    }
    return notes;
  }

  private static Note note(Claim claim) {
    String detail =
        claim.parcel().id() + " is sent again: no status told whether it had been sent.";
    return note(claim.parcel(), "possibly_duplicate", detail, claim.at());
  }

  private static Optional<Note> note(Result result) {
    String id = result.parcel().id();
    return switch (result) {
      case Result.Accepted accepted -> Optional.empty();
      case Result.Postponed postponed ->
          Optional.of(
              note(
                  postponed.parcel(),
                  "postponed",
                  id + " is tried again: " + postponed.why(),
                  postponed.at()));
      case Result.Doubtful d ->
          Optional.of(note(d.parcel(), "in_doubt", id + " may have been sent: " + d.why(), d.at()));
      case Result.Failed f ->
          Optional.of(note(f.parcel(), "failed", id + " was not sent: " + f.why(), f.at()));
      case Result.Unsent u -> Optional.of(Telling.unsent(u));
      case Result.Unknown u ->
          Optional.of(
              note(u.parcel(), "unknown", id + " may have been sent; it is not repeated.", u.at()));
    };
  }

  private static Note note(Parcel parcel, String outcome, String detail, Instant at) {
    Draft.From from = parcel.from();
    return new Note(
        new Note.Subject(from.account(), from.channel(), from.conversation()),
        "message.send",
        outcome,
        detail,
        at);
  }
}
