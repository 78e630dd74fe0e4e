package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Remarks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Flows and bots as JSON, for tools: the same that {@code .flow} files say in words. Reading is all
 * or nothing.
 *
 * <pre>{@code
 * switch (FlowJson.read(text)) {
 *   case FlowJson.Read.Good<Flow>(Flow flow) -> use(flow);
 *   case FlowJson.Read.Refused<Flow>(List<Problem> problems) -> show(problems);
 * }
 * }</pre>
 *
 * <p>The contracts are {@code schemas/flow.schema.json} and {@code schemas/bot.schema.json}; they
 * check the form only. Whether a flow makes sense is the matter of {@code FlowCheck}.
 */
public final class FlowJson {
  /** The format that is written; what is older is read as well. */
  public static final int FORMAT = 1;

  private FlowJson() {}

  /** What became of a text. */
  public sealed interface Read<T> {
    /** It was sound. */
    record Good<T>(T value) implements Read<T> {}

    /** It was not. */
    record Refused<T>(List<Problem> problems) implements Read<T> {
      public Refused {
        problems = List.copyOf(problems);
      }
    }

    /**
     * The value, for callers that are sure of their text.
     *
     * @throws IllegalArgumentException if it was refused; the message says why
     */
    default T orThrow() {
      return switch (this) {
        case Good<T>(T value) -> value;
        case Refused<T>(List<Problem> problems) ->
            throw new IllegalArgumentException(
                problems.stream()
                    .map(p -> p.place().pointer() + ": " + p.message())
                    .collect(Collectors.joining("\n")));
      };
    }
  }

  /** Reads a flow. */
  public static Read<Flow> read(String text) {
    return finish(FlowDocument.FLOW.read(text), FlowReader::flow);
  }

  /** Reads a flow from UTF-8 bytes. */
  public static Read<Flow> read(byte[] bytes) {
    return finish(FlowDocument.FLOW.read(bytes), FlowReader::flow);
  }

  /**
   * What was read, and what stands around it.
   *
   * @param value the flow or bot
   * @param remarks comments, blank lines, an order, keys of other tools
   */
  public record Noted<T>(T value, Remarks remarks) {}

  /** Reads a flow and keeps what has no meaning. */
  public static Read<Noted<Flow>> readNoted(String text) {
    return finish(FlowDocument.FLOW.read(text), in -> noted(in, FlowReader.flow(in), FlowTree::of));
  }

  /** Reads a bot and keeps what has no meaning. */
  public static Read<Noted<Bot>> readNotedBot(String text) {
    return finish(FlowDocument.BOT.read(text), in -> noted(in, FlowReader.bot(in), FlowTree::of));
  }

  private static <T> Noted<T> noted(
      JsonNode in, T value, Function<T, Map<String, Object>> canonical) {
    return new Noted<>(value, RemarkReader.read(in, canonical.apply(value)));
  }

  /** Reads a bot; it has no flows yet, they stand in files of their own. */
  public static Read<Bot> readBot(String text) {
    return finish(FlowDocument.BOT.read(text), FlowReader::bot);
  }

  /** Reads a bot from UTF-8 bytes; it has no flows yet, they stand in files of their own. */
  public static Read<Bot> readBot(byte[] bytes) {
    return finish(FlowDocument.BOT.read(bytes), FlowReader::bot);
  }

  /** Writes a flow: the same flow gives the same text, for people to read and compare. */
  public static String write(Flow flow) {
    return PrettyJson.print(FlowTree.of(flow));
  }

  /** Writes a bot without its flows. */
  public static String writeBot(Bot bot) {
    return PrettyJson.print(FlowTree.of(bot));
  }

  /** Writes a flow with its remarks. */
  public static String write(Flow flow, Remarks remarks) {
    return PrettyJson.print(RemarkTree.of(FlowTree.of(flow), remarks));
  }

  /** Writes a bot without its flows, but with its remarks. */
  public static String writeBot(Bot bot, Remarks remarks) {
    return PrettyJson.print(RemarkTree.of(FlowTree.of(bot), remarks));
  }

  /** Writes a flow as UTF-8 bytes. */
  public static byte[] writeBytes(Flow flow) {
    return write(flow).getBytes(StandardCharsets.UTF_8);
  }

  private static <T> Read<T> finish(Read<JsonNode> document, Function<JsonNode, T> reader) {
    return then(document, root -> new Read.Good<>(reader.apply(root)));
  }

  /** Goes on with what was sound. */
  static <A, B> Read<B> then(Read<A> read, Function<A, Read<B>> next) {
    return switch (read) {
      case Read.Good<A>(A value) -> next.apply(value);
      case Read.Refused<A>(List<Problem> problems) -> new Read.Refused<>(problems);
    };
  }
}
