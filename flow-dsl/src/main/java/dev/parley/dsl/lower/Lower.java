package dev.parley.dsl.lower;

import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import java.util.Optional;

/** Tree to model: the meaning of a file that has been read. */
public final class Lower {
  private Lower() {}

  /** Lowers a file; its first declaration decides whether it is a flow or a bot's head. */
  public static Lowered file(Tree.File file, SourceText source) {
    return file(file, source, new Remarking(false));
  }

  /** Lowers a file and keeps what has no meaning: comments, blank lines, the order of things. */
  public static Lowered noted(Tree.File file, SourceText source) {
    return file(file, source, new Remarking(true));
  }

  private static Lowered file(Tree.File file, SourceText source, Remarking remarks) {
    Faults faults = new Faults(source);
    SourceMap.Builder map = new SourceMap.Builder();
    Spot root = Spot.root(map, remarks);
    Optional<Lowered.Content> content = content(file, faults, root);
    return new Lowered(content, remarks.build(), map.build(), faults.found(), !faults.leftOut());
  }

  private static Optional<Lowered.Content> content(Tree.File file, Faults faults, Spot root) {
    if (file.decls().isEmpty()) {
      faults.misplaced(Range.NONE, "there is no flow in this file", "begin it with: flow NAME { }");
      return Optional.empty();
    }
    return switch (file.decls().getFirst()) {
      case Decl.Flow flow -> Optional.of(new FlowFile(faults, root, file).lower(flow));
      case Decl.Bot bot -> Optional.of(new BotFile(faults, root, file).lower(bot));
      case Decl.Broken broken -> Optional.empty();
      case Decl other -> {
        faults.misplaced(
            faults.firstWord(other.range()),
            "a file begins with the flow or bot it is about",
            "write this above it: flow NAME { }");
        yield Optional.empty();
      }
    };
  }

  /** Where the head of an item ends: before the block it leads to, if it leads to one. */
  static Range head(Tree.Target target, Range item) {
    return target instanceof Tree.Inline block
        ? new Range(item.start(), Math.max(item.start(), block.range().start()))
        : item;
  }
}
