package dev.parley.flow.engine;

import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * What a session left behind when it moved to another release.
 *
 * @param session the session as it was
 * @param bot the release it was in
 * @param move how it moved
 */
record Departure(Session session, CompiledBot bot, Move move) {
  /** Where it waited. */
  String place() {
    return session.waiting().orElseThrow().id();
  }

  /** The option that the customer meant by the titles and numbers they saw. */
  Optional<String> chosen(Input input, Run now) {
    if (!(input instanceof Input.Reply) || !(now.message() instanceof Incoming.Text words)) {
      return Optional.empty();
    }
    Run then = new Run(bot, session, now.world, now.limits);
    try {
      return then.flow()
          .choice(place())
          .map(choose -> choose.exactly(then, words.text()))
          .map(Offers.Offer::id);
    } catch (ScriptFault | FlowFault noTitle) {
      return Optional.empty();
    }
  }

  /** Variables that the former release did not have take their first values, in every frame. */
  void begin(Run now) {
    List<Frame> frames = move.session().frames();
    for (int i = 0; i < frames.size() - 1; i++) {
      if (!now.frames.lent(i)) {
        Run then = new Run(now.bot(), under(frames.subList(0, i + 1)), now.world, now.limits);
        Beginning.ofNew(then, bot.flow(frames.get(i).flow()));
        now.frames.put(i, then.frames.values);
      }
    }
    Beginning.ofNew(now, bot.flow(frames.getLast().flow()));
  }

  private Session under(List<Frame> frames) {
    Session moved = move.session();
    return new Session(
        moved.id(),
        moved.bot(),
        moved.release(),
        moved.turn(),
        moved.entries(),
        moved.state(),
        frames,
        moved.variables(),
        moved.trigger(),
        moved.expires(),
        moved.troubled());
  }
}
