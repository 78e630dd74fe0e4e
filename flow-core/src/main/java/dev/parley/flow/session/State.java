package dev.parley.flow.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a session waits, has ended or has failed. */
public sealed interface State {
  /** It waits for an input. */
  record Waiting(Wait on) implements State {}

  /** It is over; these are the root flow's results. */
  record Ended(Map<String, @Nullable Object> results) implements State {
    public Ended {
      results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }
  }

  /** A fault ended it. */
  record Failed(Fault fault) implements State {}
}
