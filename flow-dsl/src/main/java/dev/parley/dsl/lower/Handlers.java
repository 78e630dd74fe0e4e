package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is answered at any time. */
final class Handlers {
  private final Targets targets;

  Handlers(Faults faults, Actions actions) {
    this.targets = new Targets(faults, actions);
  }

  Optional<Handler> ofFlow(Decl.Handler handler, Spot spot) {
    spot.at(handler, Lower.head(handler.target(), handler.range()));
    return targets.inFlow(handler.target(), spot).map(target -> lower(handler, target, spot));
  }

  Handler ofBot(Decl.Handler handler, Spot spot) {
    spot.at(handler, Lower.head(handler.target(), handler.range()));
    return lower(handler, targets.inBot(handler.target(), spot), spot);
  }

  private Handler lower(Decl.Handler handler, Target target, Spot spot) {
    return switch (handler.on()) {
      case Decl.On.Keyword(List<Tree.Str> words, boolean keep) ->
          new Handler.OnKeyword(words(words, spot), keep, target);
      case Decl.On.Fault(Tree.Name name) -> new Handler.OnError(spot.in("as").name(name), target);
      case Decl.On.Expire expire -> new Handler.OnExpire(target);
      case Decl.On.Media media -> new Handler.OnMedia(target);
      case Decl.On.Migrate(Tree.Name step) ->
          new Handler.OnMigrate(spot.in("from").name(step), target);
    };
  }

  static List<String> words(List<Tree.Str> words, Spot owner) {
    List<String> lowered = new ArrayList<>();
    for (Tree.Str word : words) {
      lowered.add(owner.in("words").in(lowered.size()).string(word));
    }
    return lowered;
  }
}
