package dev.parley.runtime.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of ours, and what became of it.
 *
 * @param body the request that carries it
 * @param origin the place in a flow that said it; empty if none did
 * @param author the user or key that has it sent; empty for what flows say
 */
public record SentMessage(
    String id,
    Draft.From from,
    Purpose purpose,
    String body,
    Optional<Draft.Origin> origin,
    String author,
    Fate fate,
    Optional<Price> price,
    Instant created) {

  /**
   * What became of it.
   *
   * @param state its word, such as queued, sent, failed or read
   * @param wamid Meta's id of it
   * @param code why it failed: Meta's code, or one of ours below zero
   * @param error the same in words; may be empty
   * @param history what Meta told of it, in order
   */
  public record Fate(
      String state,
      int attempts,
      boolean possiblyDuplicate,
      Optional<String> wamid,
      Optional<Integer> code,
      String error,
      Optional<Instant> accepted,
      List<Moment> history) {
    public Fate {
      history = List.copyOf(history);
    }
  }

  /** Why a message with this code was not even tried; empty if that is not the reason. */
  public static Optional<String> keptBack(int code) {
    return KeptBack.of(code).map(KeptBack::word);
  }

  /** A state and when it came. */
  public record Moment(String state, Instant at) {}

  /** What Meta says that it costs. */
  public record Price(
      Optional<String> category, Optional<String> type, Optional<Boolean> billable) {}
}
