package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays a conversation in the naive way: from its begin, with all answers at hand, by walking the
 * author's tree. A question takes the next answer; when there is none, the conversation waits
 * there. It shares nothing with the engine but the evaluation of expressions.
 */
final class Reference {
  /** More actions than this without an answer: the flow goes in circles. */
  private static final int ENDLESS = 200;

  private final Bot bot;
  private final Iterator<Answer> answers;
  private final List<String> said = new ArrayList<>();
  private final List<Scene> scenes = new ArrayList<>();
  private int actions;

  /** What a customer does: taps an option of the question at hand, or writes. */
  record Answer(boolean tap, String words) {}

  /** All that the bot said, and how it ended. */
  record Played(List<String> said, String state) {}

  /** A flow at work. */
  private record Scene(Flow flow, Map<String, @Nullable Object> variables) {}

  /** A flow that goes in circles is nothing to compare. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The way out of a block. */
  private static final class Leap extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Scene scene;
    private final transient Runnable onward;

    Leap(Scene scene, Runnable onward) {
      super(null, null, false, false);
      this.scene = scene;
      this.onward = onward;
    }
  }

  /** The way out of a flow. */
  private static final class Return extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, @Nullable Object> results;

    Return(Map<String, @Nullable Object> results) {
      super(null, null, false, false);
      this.results = results;
    }
  }

  /** The way out of the conversation. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Over(String state) {
      super(state, null, false, false);
    }
  }

  private Reference(Bot bot, List<Answer> answers) {
    this.bot = bot;
    this.answers = answers.iterator();
  }

  /** Plays the bot's first flow. */
  static Played play(Bot bot, List<Answer> answers) {
    Reference reference = new Reference(bot, answers);
    return new Played(reference.said, reference.play());
  }

  private String play() {
    try {
      return "ended " + Json.stringify(perform(bot.flows().getFirst(), Map.of()));
    } catch (Over over) {
      return String.valueOf(over.getMessage());
    } catch (ScriptFault fault) {
      return "failed " + fault.code();
    }
  }

  @SuppressWarnings("ReferenceEquality") // two runs of a flow may look the same
  private Map<String, @Nullable Object> perform(Flow flow, Map<String, @Nullable Object> args) {
    Scene scene = new Scene(flow, new HashMap<>());
    int depth = scenes.size();
    scenes.add(scene);
    for (Variable param : flow.params()) {
      set(scene, param, args.containsKey(param.name()) ? args.get(param.name()) : value(param));
    }
    flow.variables().forEach(variable -> set(scene, variable, value(variable)));
    Runnable next = () -> block(flow.steps().getFirst().actions());
    try {
      while (true) {
        try {
          next.run();
          return results(flow, Map.of());
        } catch (Leap leap) {
          if (leap.scene != scene) {
            throw leap;
          }
          scenes.subList(depth + 1, scenes.size()).clear();
          next = leap.onward;
        }
      }
    } catch (Return back) {
      return back.results;
    } finally {
      scenes.subList(depth, scenes.size()).clear();
    }
  }

  private static void set(Scene scene, Variable variable, @Nullable Object value) {
    scene.variables.put(variable.name(), value);
  }

  private @Nullable Object value(Variable variable) {
    return variable.initial().isEmpty() ? null : value(variable.initial().get());
  }

  private Map<String, @Nullable Object> results(Flow flow, Map<String, String> given) {
    Map<String, @Nullable Object> results = new HashMap<>();
    for (Variable result : flow.results()) {
      String js = given.get(result.name());
      results.put(result.name(), js == null ? null : value(js));
    }
    return results;
  }

  private Scene here() {
    return scenes.getLast();
  }

  private @Nullable Object value(String js) {
    return Spoken.value(js, here().variables);
  }

  private boolean holds(String js) {
    return Spoken.holds(js, here().variables);
  }

  private String text(String template) {
    return Spoken.text(template, here().variables).strip();
  }

  private void block(List<Action> block) {
    for (Action action : block) {
      if (++actions > ENDLESS) {
        throw new Endless();
      }
      act(action);
    }
  }

  private void act(Action action) {
    switch (action) {
      case Action.Say say -> said.add(text(say.prompt().text()));
      case Action.Assign set -> here().variables.put(set.path(), value(set.js()));
      case Action.If branch -> branch(branch);
      case Action.Match match -> match(match);
      case Action.Goto go -> go(go.step());
      case Action.End end -> throw new Return(results(here().flow, end.results()));
      case Action.Run run -> run(run);
      case Action.Ask ask -> ask(ask);
      case Action.Choose choose -> choose(choose);
      default -> throw new IllegalArgumentException(action.toString());
    }
  }

  private void go(String name) {
    Scene scene = here();
    Step step =
        scene.flow.steps().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    throw new Leap(scene, () -> block(step.actions()));
  }

  private void take(Target target) {
    switch (target) {
      case Target.ToStep(String name) -> go(name);
      case Target.Block(List<Action> block) -> block(block);
      case Target.ToFlow flow -> throw new IllegalArgumentException(flow.id());
    }
  }

  private void branch(Action.If branch) {
    for (Action.Case one : branch.cases()) {
      if (holds(one.when())) {
        block(one.actions());
        return;
      }
    }
    branch.otherwise().ifPresent(this::block);
  }

  private void match(Action.Match match) {
    Object value = value(match.js());
    for (MatchCase one : match.cases()) {
      for (String js : one.values()) {
        if (same(value, value(js))) {
          take(one.target());
          return;
        }
      }
    }
    match.otherwise().ifPresent(this::take);
  }

  /** Two lists are never the same, as in JavaScript. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    boolean plain = !(a instanceof List) && !(a instanceof Map);
    return plain && Json.stringify(a).equals(Json.stringify(b));
  }

  private void run(Action.Run run) {
    Map<String, @Nullable Object> args = new HashMap<>();
    run.args().forEach((name, js) -> args.put(name, value(js)));
    Flow flow =
        bot.flows().stream().filter(f -> f.id().equals(run.flow())).findFirst().orElseThrow();
    Map<String, @Nullable Object> results = perform(flow, args);
    run.variable().ifPresent(name -> here().variables.put(name, results));
  }

  /** The next answer, unless a word that is listened to everywhere takes it; null prompts again. */
  private @Nullable Answer answer(String wait, List<Shown> shown) {
    if (!answers.hasNext()) {
      throw new Over("waits " + wait);
    }
    actions = 0;
    Answer answer = answers.next();
    if (answer.tap() || Shown.exactly(answer.words(), shown).isPresent()) {
      return answer;
    }
    for (Scene scene : scenes.reversed()) {
      for (Handler handler : scene.flow.handlers()) {
        if (handler instanceof Handler.OnKeyword on
            && on.words().contains(Shown.fold(answer.words()))) {
          interrupt(scene, on);
          return null;
        }
      }
    }
    return answer;
  }

  private void interrupt(Scene scene, Handler.OnKeyword on) {
    if (!on.keep()) {
      throw new Leap(
          scene,
          () -> {
            take(on.target());
            throw new Over("ended " + Json.stringify(results(bot.flows().getFirst(), Map.of())));
          });
    }
    scenes.add(scene);
    take(on.target());
    scenes.removeLast();
  }

  private void ask(Action.Ask ask) {
    int most = ask.waiting().retry().map(r -> r.times()).orElse(3);
    int failures = 0;
    said.add(text(ask.prompt().text()));
    while (true) {
      Answer answer = answer(ask.variable(), List.of());
      if (answer == null) {
        said.add(text(ask.prompt().text()));
        continue;
      }
      String complaint = complaint(ask, answer.words());
      if (complaint == null) {
        return;
      }
      if (++failures >= most) {
        giveUp(ask.waiting().retry().flatMap(r -> r.target()));
        return;
      }
      said.add(complaint);
    }
  }

  private void giveUp(Optional<Target> target) {
    take(target.orElseThrow(() -> new Over("failed " + FlowFault.OUT_OF_RETRIES)));
  }

  /** What is wrong with an answer; null if nothing is, and then it is stored. */
  private @Nullable String complaint(Action.Ask ask, String words) {
    boolean number = ask.type().orElseThrow().kind() == Type.Kind.INT;
    if (number && !words.matches("\\d+")) {
      return text(ask.rules().hint().orElseThrow());
    }
    Map<String, @Nullable Object> variables = here().variables;
    Object before = variables.get(ask.variable());
    variables.put(ask.variable(), number ? (Object) Double.valueOf(words) : words);
    for (Check check : ask.rules().checks()) {
      if (!holds(check.js())) {
        String complaint = text(check.otherwise());
        variables.put(ask.variable(), before);
        return complaint;
      }
    }
    return null;
  }

  private void choose(Action.Choose choose) {
    Optional<Target> last = choose.waiting().retry().flatMap(r -> r.target());
    int most = most(choose);
    int failures = 0;
    List<Shown> shown = show(choose);
    if (shown.isEmpty()) {
      take(last.orElseThrow(() -> new Over("failed " + FlowFault.OPTION_COUNT)));
      return;
    }
    while (true) {
      Answer answer = answer(choose.variable(), shown);
      Optional<Shown> chosen = answer == null ? Optional.empty() : Shown.chosen(answer, shown);
      if (chosen.isPresent()) {
        here().variables.put(choose.variable(), chosen.get().option().id());
        chosen.get().option().target().ifPresent(this::take);
        return;
      }
      if (answer != null && ++failures >= most) {
        giveUp(last);
        return;
      }
      if (answer != null && choose.other().isPresent()) {
        take(choose.other().get());
      } else {
        shown = show(choose);
        if (shown.isEmpty()) {
          throw new Over("failed " + FlowFault.OPTION_COUNT);
        }
      }
    }
  }

  private static int most(Action.Choose choose) {
    return choose
        .waiting()
        .retry()
        .map(r -> r.times())
        .orElse(choose.other().isPresent() ? Integer.MAX_VALUE : 4);
  }

  private List<Shown> show(Action.Choose choose) {
    List<Shown> shown =
        choose.options().stream()
            .filter(option -> option.when().isEmpty() || holds(option.when().get()))
            .map(option -> new Shown(option, text(option.title())))
            .toList();
    if (!shown.isEmpty()) {
      said.add(text(choose.prompt().text()) + shown.stream().map(Shown::title).toList());
    }
    return shown;
  }
}
