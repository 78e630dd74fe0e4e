package dev.parley.runtime.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two contacts that were found to be one person.
 *
 * @param kept who stands for both
 * @param gone whose id only conversations and messages still have
 */
record Merge(
    String id,
    String kept,
    String gone,
    Before before,
    String author,
    Instant created,
    Optional<Instant> undone) {

  /**
   * All that it takes to tell them apart again.
   *
   * @param kept who stands for both, as they were
   * @param gone the other one, as they were
   * @param merged who stood for both at once
   * @param moved what came from the other one
   */
  record Before(Row kept, Row gone, Row merged, Moved moved, List<State> states) {
    Before {
      states = List.copyOf(states);
    }
  }

  /** A contact's row, whole. */
  record Row(Contact contact, boolean blocked, long version, Instant created) {}

  /** What belongs to the one that stays from now on. */
  record Moved(List<Identity> identities, List<String> notes, List<String> consents) {
    Moved {
      identities = List.copyOf(identities);
      notes = List.copyOf(notes);
      consents = List.copyOf(consents);
    }
  }

  /** How a consent stood, as the table has it. */
  record State(
      String contact, String purpose, String channel, String act, Instant at, String entry) {
    boolean withdrawn() {
      return act.equals("withdrawn");
    }

    State of(String other) {
      return new State(other, purpose, channel, act, at, entry);
    }

    boolean sameMatter(State other) {
      return purpose.equals(other.purpose()) && channel.equals(other.channel());
    }
  }
}
