package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import dev.parley.runtime.whatsapp.SendResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Carries messages to the Graph API and judges its answers by the table of error codes. */
public final class GraphCarrier implements Carrier {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;
  static final int NO_CODE = -1;

  private final GraphClient graph;
  private final Function<String, Optional<Credentials>> credentials;

  /**
   * A carrier for all numbers.
   *
   * @param credentials what proves that we may send from a channel, by the channel's id
   */
  public GraphCarrier(GraphClient graph, Function<String, Optional<Credentials>> credentials) {
    this.graph = graph;
    this.credentials = credentials;
  }

  @Override
  public Verdict carry(Parcel parcel) {
    Optional<Credentials> proof = credentials.apply(parcel.from().channel());
    if (proof.isEmpty()) {
      return new Verdict.Again(NO_CODE, "There is no access token for the number.", LONGEST_PAUSE);
    }
    return judge(graph.sendRendered(proof.get(), parcel.body()), parcel.attempts());
  }

  /** What an answer means for a message that was tried so often. */
  public static Verdict judge(SendResult result, int attempts) {
    return switch (result) {
      case SendResult.Accepted accepted -> new Verdict.Accepted(accepted.wamid());
      case SendResult.InDoubt(String reason, Duration asked) -> new Verdict.InDoubt(reason, asked);
      case SendResult.NotSent(String reason) -> new Verdict.Again(NO_CODE, reason, pause(attempts));
      case SendResult.Refused refused -> refused(refused, attempts);
    };
  }

  private static Verdict refused(SendResult.Refused refused, int attempts) {
    GraphError error = refused.error();
    GraphErrorCode rule = GraphErrorCode.of(error);
    Duration asked = refused.retryAfter().orElse(Duration.ZERO);
    return switch (rule.scope()) {
      case NUMBER, ACCOUNT -> new Verdict.Held(error.code(), error.sentence(), rule, asked);
      case MESSAGE, USER ->
          attempts <= rule.pace().attempts()
              ? again(error, rule.pace().wait(attempts), asked)
              : new Verdict.Failed(error.code(), error.sentence(), rule.remedy());
    };
  }

  private static Verdict again(GraphError error, Duration pause, Duration asked) {
    return new Verdict.Again(
        error.code(), error.sentence(), pause.compareTo(asked) < 0 ? asked : pause);
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
