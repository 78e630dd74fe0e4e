package dev.parley.runtime.emulator;

import java.time.Duration;

/** What can befall a call of the Graph API, whatever it asks. */
sealed interface GraphTrouble {

  /** An answer of the infrastructure instead of one of the API. */
  record Status(int http) implements GraphTrouble {
    @Override
    public String toString() {
      return Integer.toString(http);
    }
  }

  /** The right answer, late. */
  record Slow(Duration by) implements GraphTrouble {
    @Override
    public String toString() {
      return "slow " + by.toMillis() + "ms";
    }
  }

  /** The connection breaks before anything was done. */
  record Reset() implements GraphTrouble {
    @Override
    public String toString() {
      return "reset";
    }
  }

  /** It is done, and the connection breaks before the answer. */
  record Lost() implements GraphTrouble {
    @Override
    public String toString() {
      return "lost";
    }
  }

  /** It is done, and the answer never comes. */
  record Silent() implements GraphTrouble {
    @Override
    public String toString() {
      return "timeout";
    }
  }
}
