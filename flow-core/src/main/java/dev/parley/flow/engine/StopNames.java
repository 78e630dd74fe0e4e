package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Blocks;
import dev.parley.flow.model.Handler;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ids of the places where sessions rest: the step and a name. A question's name is its
 * variable, and two of one name are an error. What an author cannot or did not name is called by
 * its word, the second of one step with a number.
 */
public final class StopNames {
  private final IdentityHashMap<Action, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final String flow;

  /** Nothing named yet in the flow of this id. */
  public StopNames(String flow) {
    this.flow = flow;
  }

  /** What the places in a handler have instead of a step, behind whose handler it is. */
  public static String of(Handler handler) {
    return switch (handler) {
      case Handler.OnKeyword on -> on.words().getFirst().replace('/', '_').replace('|', '_');
      case Handler.OnMedia on -> "media";
      case Handler.OnError on -> "error";
      case Handler.OnExpire on -> "expire";
      case Handler.OnMigrate on -> "migrate:" + on.step();
    };
  }

  /** Names all places of a step or handler. */
  void add(String step, List<Action> actions) {
    Blocks.walk(actions, action -> name(step, action));
  }

  /**
   * Names the place that an action is, if it is one. The actions of a step come in the order of the
   * text.
   */
  public void name(String step, Action action) {
    switch (action) {
      case Action.Ask ask -> question(step, ask, ask.variable());
      case Action.Choose choose -> question(step, choose, choose.variable());
      case Action.Http http -> place(step, http, http.variable().orElse("http"));
      case Action.Run run -> place(step, run, run.variable().orElse(run.flow()));
      case Action.Handoff handoff -> place(step, handoff, "handoff");
      case Action.Pause pause -> place(step, pause, "pause");
      case Action.Say say -> {}
      case Action.Assign assign -> {}
      case Action.If branches -> {}
      case Action.Goto go -> {}
      case Action.End end -> {}
      case Action.CountRetry count -> {}
      case Action.SendMedia send -> {}
      case Action.SendCard send -> {}
      case Action.Match match -> {}
      case Action.Split split -> {}
      case Action.Template template -> {}
      case Action.Label label -> {}
      case Action.Group group -> {}
      case Action.Language language -> {}
      case Action.Consent consent -> {}
      case Action.Emit emit -> {}
    }
  }

  private void question(String step, Action action, String variable) {
    String id = step + "/" + variable;
    if (!taken.add(id)) {
      throw new IllegalArgumentException("flow `" + flow + "` has two waits called `" + id + "`");
    }
    names.put(action, id);
  }

  private void place(String step, Action action, String word) {
    String id = step + "/" + word;
    for (int n = 2; !taken.add(id); n++) {
      id = step + "/" + word + "." + n;
    }
    if (names.put(action, id) != null) {
      throw new IllegalArgumentException("one and the same `" + action.word() + "` stands twice");
    }
  }

  /** The id of the place that an action is, if it is one. */
  public Optional<String> find(Action action) {
    return Optional.ofNullable(names.get(action));
  }

  /** The id of a place. */
  String of(Action action) {
    String id = names.get(action);
    if (id == null) {
      throw new IllegalStateException("no name for " + action.word());
    }
    return id;
  }

  /** The variable or word in an id, without its step. */
  static String name(String id) {
    return id.substring(id.indexOf('/') + 1);
  }
}
