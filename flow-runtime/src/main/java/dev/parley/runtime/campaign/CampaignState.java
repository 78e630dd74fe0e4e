package dev.parley.runtime.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a campaign stands. */
sealed interface CampaignState {
  /** All words, in the order of a campaign's life. */
  List<String> WORDS =
      List.of("draft", "scheduled", "running", "paused", "stopped", "done", "cancelled");

  /** It is being written. */
  record Draft() implements CampaignState {}

  /** It begins by itself. */
  record Scheduled(Instant at) implements CampaignState {}

  /** It sends. */
  record Running() implements CampaignState {}

  /** People let it wait. */
  record Paused() implements CampaignState {}

  /** It stopped by itself. */
  record Stopped(String reason) implements CampaignState {}

  /** Everybody has been written to. */
  record Done() implements CampaignState {}

  /** People ended it. */
  record Cancelled() implements CampaignState {}

  /** Its word. */
  default String word() {
    return switch (this) {
      case Draft draft -> "draft";
      case Scheduled scheduled -> "scheduled";
      case Running running -> "running";
      case Paused paused -> "paused";
      case Stopped stopped -> "stopped";
      case Done done -> "done";
      case Cancelled cancelled -> "cancelled";
    };
  }

  /** Why it stopped by itself; empty if it did not. */
  default String reason() {
    return this instanceof Stopped(String why) ? why : "";
  }

  /** When it begins by itself; empty if it does not. */
  default Optional<Instant> next() {
    return this instanceof Scheduled(Instant at) ? Optional.of(at) : Optional.empty();
  }

  /** The state of a word. */
  static CampaignState of(String word, String reason, Optional<Instant> next) {
    return switch (word) {
      case "draft" -> new Draft();
      case "scheduled" -> new Scheduled(next.orElse(Instant.MAX));
      case "running" -> new Running();
      case "paused" -> new Paused();
      case "stopped" -> new Stopped(reason);
      case "done" -> new Done();
      case "cancelled" -> new Cancelled();
      default -> throw new IllegalArgumentException("no state of a campaign: " + word);
    };
  }
}
