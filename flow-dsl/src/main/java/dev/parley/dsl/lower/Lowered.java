package dev.parley.dsl.lower;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Remarks;
import java.util.List;
import java.util.Optional;

/**
 * What a file means.
 *
 * @param content the flow or the bot's head; empty if the file is neither
 * @param remarks what stands around its parts, if that was wanted
 * @param map where each part of it was written
 * @param problems what could not be understood
 * @param whole whether the content is all that the file says, whatever is wrong with it
 */
public record Lowered(
    Optional<Content> content,
    Remarks remarks,
    SourceMap map,
    List<Diagnostic> problems,
    boolean whole) {
  public Lowered {
    problems = List.copyOf(problems);
  }

  /** What a file holds. */
  public sealed interface Content {}

  /** A flow. */
  public record OfFlow(Flow flow) implements Content {}

  /**
   * What the flows of a bot share.
   *
   * @param bot the bot without its flows
   */
  public record OfBot(Bot bot) implements Content {}
}
