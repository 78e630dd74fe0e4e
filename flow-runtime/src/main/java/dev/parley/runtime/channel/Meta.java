package dev.parley.runtime.channel;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.MediaAnswer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks Meta on behalf of numbers, and says what it refuses in a sentence. */
public final class Meta {
  private final Supplier<GraphClient> graph;
  private final Function<String, Optional<Credentials>> credentials;

  /**
   * For all numbers.
   *
   * @param graph there once the server listens
   * @param credentials by the channel's id
   */
  public Meta(Supplier<GraphClient> graph, Function<String, Optional<Credentials>> credentials) {
    this.graph = graph;
    this.credentials = credentials;
  }

  /** Something that Graph is asked with a number's token. */
  @FunctionalInterface
  public interface Question<T> {
    /** What Graph answers. */
    MediaAnswer<T> ask(GraphClient graph, Credentials number);
  }

  /**
   * Asks.
   *
   * @throws Problem 409 if there is no token or Graph refuses, 503 if it does not answer
   */
  public <T> T ask(Channel channel, Question<T> question) {
    Credentials number =
        credentials
            .apply(channel.id())
            .orElseThrow(() -> Problem.conflict("The number has no access token; set one first."));
    return switch (question.ask(graph.get(), number)) {
      case MediaAnswer.Done<T>(T value) -> value;
      case MediaAnswer.Refused<T> refused ->
          throw Problem.conflict("Meta refuses: " + refused.error().sentence());
      case MediaAnswer.Unacceptable<T>(String reason) -> throw Problem.conflict(reason);
      case MediaAnswer.Failed<T>(String reason) -> throw Problem.unavailable(reason);
    };
  }
}
