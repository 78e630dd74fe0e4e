package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.flow.model.Bot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as it was found in its folder.
 *
 * @param bot what it means; empty if it has errors
 * @param problems what is wrong with it, ordered by file and line
 * @param sources the texts it was read from
 * @param files the pictures and other files that it may send, by the names that flows have for them
 * @param folder the folder or file that it was read from, or its name where its texts were at hand
 * @param hash a hash of its files: the same files give the same hash, on every machine
 */
public record LoadedBot(
    Optional<Bot> bot,
    List<Diagnostic> problems,
    BotSources sources,
    Map<String, Path> files,
    Path folder,
    String hash) {
  public LoadedBot {
    problems = List.copyOf(problems);
    files = Map.copyOf(files);
  }

  /** How many errors it has; with one it cannot run. */
  public int errors() {
    return count(Severity.ERROR);
  }

  /** How many warnings it has. */
  public int warnings() {
    return count(Severity.WARNING);
  }

  private int count(Severity severity) {
    return (int) problems.stream().filter(p -> p.severity() == severity).count();
  }

  /**
   * Where a part of the bot stands.
   *
   * @param flow the flow's id; empty for the bot itself
   * @param pointer the part's JSON pointer
   */
  public Location place(String flow, String pointer) {
    return sources.place(flow, pointer);
  }
}
