package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.flow.check.ChangeCheck;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Fate;
import dev.parley.flow.engine.Succession;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import java.util.List;
import java.util.TreeSet;

/**
 * What a new version of a bot does to people inside the old one.
 *
 * @param fates what becomes of people at each place where a conversation can rest
 * @param problems the places that were taken away or changed without a word (FLW2501)
 * @param pinned the flows whose conversations stay in the release that they began with, in order
 * @param removed the flows that are gone, in order
 * @param added the flows that are new, in order
 */
public record BotChange(
    List<Fate> fates,
    List<Diagnostic> problems,
    List<String> pinned,
    List<String> removed,
    List<String> added) {
  public BotChange {
    fates = List.copyOf(fates);
    problems = List.copyOf(problems);
    pinned = List.copyOf(pinned);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /**
   * From one version to the next.
   *
   * @param old a bot without errors
   * @param now a bot without errors
   * @throws IllegalArgumentException if one has errors
   */
  public static BotChange between(LoadedBot old, LoadedBot now) {
    // Nothing is evaluated: what would run the functions never starts.
    Evaluator evaluator = LayeredEvaluator.nativeThen(GraalEvaluator.create());
    CompiledBot from = CompiledBot.compile(bot(old), "old", evaluator);
    CompiledBot to = CompiledBot.compile(bot(now), "new", evaluator);
    ProblemPlaces before = ProblemPlaces.in(old.sources());
    ProblemPlaces after = ProblemPlaces.in(now.sources());
    List<Diagnostic> problems =
        ChangeCheck.check(from, to).stream()
            .map(found -> (found.former() ? before : after).diagnostic(found.problem()))
            .toList();
    Succession change = new Succession(from, to);
    List<String> pinned =
        from.source().flows().stream().map(Flow::id).filter(id -> !change.moves(id)).toList();
    return new BotChange(change.fates(), problems, pinned, without(from, to), without(to, from));
  }

  private static Bot bot(LoadedBot loaded) {
    return loaded.bot().orElseThrow(() -> new IllegalArgumentException("a bot has errors"));
  }

  private static List<String> without(CompiledBot all, CompiledBot others) {
    TreeSet<String> ids = new TreeSet<>();
    all.source().flows().stream().map(Flow::id).filter(id -> !others.has(id)).forEach(ids::add);
    return List.copyOf(ids);
  }
}
