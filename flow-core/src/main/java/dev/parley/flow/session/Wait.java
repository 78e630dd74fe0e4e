package dev.parley.flow.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the session needs next; its kind decides which input it accepts. Its token is the session's
 * ({@link Session#token()}).
 */
public sealed interface Wait {
  /** {@code <step>/<name>}, in the flow of the top frame. */
  String id();

  /** When it ends by itself, if it does. */
  default Optional<Instant> due() {
    return switch (this) {
      case Reply reply -> reply.timeout();
      case Time time -> Optional.of(time.until());
      case Call call -> Optional.empty();
      case Handback handback -> Optional.empty();
    };
  }

  /** The step the wait stands in. */
  default String step() {
    return id().substring(0, id().indexOf('/'));
  }

  /**
   * The customer's answer to a question.
   *
   * @param failures how many answers have failed since the prompt
   * @param timeout when silence takes the wait's time-out target
   * @param offered the ids of the options shown, where they are not all of the question's, in order
   * @param lang the language the options were shown in, where it is another than the flow's own
   */
  record Reply(
      String id,
      int failures,
      Optional<Instant> timeout,
      Optional<List<String>> offered,
      Optional<String> lang)
      implements Wait {
    public Reply {
      offered = offered.map(List::copyOf);
    }

    /** A wait whose question was asked in the flow's own language. */
    public Reply(
        String id, int failures, Optional<Instant> timeout, Optional<List<String>> offered) {
      this(id, failures, timeout, offered, Optional.empty());
    }

    /** The same wait with other failures. */
    public Reply withFailures(int others) {
      return new Reply(id, others, timeout, offered, lang);
    }

    /** The same wait with other options shown, in a language. */
    public Reply withOffered(Optional<List<String>> others, Optional<String> in) {
      return new Reply(id, failures, timeout, others, in);
    }
  }

  /** The result of a call. Messages that come meanwhile are held by the host. */
  record Call(String id) implements Wait {}

  /** A moment; messages that come meanwhile are dropped, unless they are keywords. */
  record Time(String id, Instant until) implements Wait {}

  /**
   * A person who talks with the customer. The session's expiry stands still.
   *
   * @param since when the person took over
   */
  record Handback(String id, Instant since) implements Wait {}
}
