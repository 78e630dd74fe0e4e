package dev.parley.flow.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the session needs next. Its token is the session's ({@link Session#token()}).
 *
 * @param id {@code <step>/<variable>}, in the flow of the top frame
 * @param failures how many answers have failed since the prompt
 * @param timeout when silence takes the wait's time-out target
 * @param offered the ids of the options shown, where not all were
 */
public record Wait(
    String id, int failures, Optional<Instant> timeout, Optional<List<String>> offered) {
  public Wait {
    offered = offered.map(List::copyOf);
  }

  /** The step the wait stands in. */
  public String step() {
    return id.substring(0, id.indexOf('/'));
  }
}
