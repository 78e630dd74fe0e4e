package dev.parley.flow.engine;

import dev.parley.flow.engine.Message.Choice;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.Stale;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import dev.parley.flow.session.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options.
 *
 * @param plan what all waits have in common
 * @param flow the flow's id, for the buttons
 * @param text the question
 * @param form how options are shown; by their number where null
 * @param label the list button's text; a built-in word where null
 * @param options in order
 * @param other the node of the block for anything else; -1 prompts again
 * @param stale what a tap on this question does when it is no longer the current one
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record ChooseNode(
    WaitPlan plan,
    String flow,
    PromptText text,
    ChoiceForm.@Nullable Kind form,
    @Nullable TextProgram label,
    Item[] options,
    int other,
    Stale stale)
    implements WaitNode {
  private static final int MOST_BUTTONS = 3;
  private static final int MOST_ROWS = 10;
  private static final int PROMPTS_AGAIN = 3;

  /**
   * One option, compiled.
   *
   * @param target the node of its own target; the plan's next where it has none
   * @param explicit whether the author gave it a target
   */
  record Item(
      String id,
      TextProgram title,
      @Nullable TextProgram description,
      @Nullable Program when,
      int target,
      boolean explicit) {}

  @Override
  public void prompt(Run run) {
    List<Item> offered = offered(run);
    Wait wait = run.waiting();
    Optional<List<String>> ids =
        offered.size() == options.length
            ? Optional.empty()
            : Optional.of(offered.stream().map(Item::id).toList());
    run.waitsOn(new Wait(wait.id(), wait.failures(), wait.timeout(), ids));
    run.send(message(run, offered));
  }

  @Override
  public int run(Run run) {
    if (offered(run).isEmpty() && plan.retryTarget() >= 0) {
      return plan.retryTarget();
    }
    return WaitNode.super.run(run);
  }

  private List<Item> offered(Run run) {
    List<Item> offered = new ArrayList<>(options.length);
    for (Item item : options) {
      if (item.when() == null || item.when().test(run)) {
        offered.add(item);
      }
    }
    return offered;
  }

  private Message message(Run run, List<Item> offered) {
    boolean described = offered.stream().anyMatch(i -> i.description() != null);
    ChoiceForm.Kind kind = form;
    if (kind == null) {
      boolean few = offered.size() <= MOST_BUTTONS && !described;
      kind = few ? ChoiceForm.Kind.BUTTONS : ChoiceForm.Kind.LIST;
    }
    int most = kind == ChoiceForm.Kind.BUTTONS ? MOST_BUTTONS : MOST_ROWS;
    if (offered.isEmpty() || offered.size() > most) {
      throw new FlowFault(
          FlowFault.OPTION_COUNT,
          "`%s` has %d options; it can show 1 to %d".formatted(plan.id(), offered.size(), most));
    }
    return switch (kind) {
      case BUTTONS -> new Message.Buttons(body(run), text.around(run), buttons(run, offered));
      case LIST ->
          new Message.Menu(body(run), text.around(run), listLabel(run), rows(run, offered));
      case TEXT -> PromptText.plain(numbered(run, offered), run);
    };
  }

  private String body(Run run) {
    return Fit.body(text.body().render(run), run.limits());
  }

  private String listLabel(Run run) {
    return Fit.label(
        label == null ? BuiltInTexts.of(run.lang()).text("options") : label.render(run));
  }

  private List<Choice> buttons(Run run, List<Item> offered) {
    List<Choice> choices = new ArrayList<>(offered.size());
    for (Item item : offered) {
      choices.add(choice(run, item, Fit.label(item.title().render(run)), Optional.empty()));
    }
    return choices;
  }

  private List<Choice> rows(Run run, List<Item> offered) {
    List<Choice> choices = new ArrayList<>(offered.size());
    for (Item item : offered) {
      Optional<String> description =
          item.description() == null
              ? Optional.empty()
              : Optional.of(Fit.description(item.description().render(run)))
                  .filter(s -> !s.isEmpty());
      choices.add(choice(run, item, Fit.rowTitle(item.title().render(run)), description));
    }
    return choices;
  }

  private Choice choice(Run run, Item item, String title, Optional<String> description) {
    String id = new Taps(run.token(), flow, plan.id(), item.id()).encode();
    return new Choice(id, item.id(), title, description);
  }

  private String numbered(Run run, List<Item> offered) {
    StringBuilder lines = new StringBuilder(text.body().render(run));
    for (int i = 0; i < offered.size(); i++) {
      Item item = offered.get(i);
      lines.append('\n').append(i + 1).append(". ").append(item.title().render(run).strip());
      if (item.description() != null) {
        lines.append(" – ").append(item.description().render(run).strip());
      }
    }
    return lines.toString();
  }

  /** Takes the option if the words are its title or its number. */
  @Nullable Item exactly(Run run, String words) {
    List<Item> shown = shown(run);
    String folded = Keywords.fold(words);
    for (Item item : shown) {
      if (titleFits(run, item, folded)) {
        return item;
      }
    }
    int number = Digits.ordinal(words);
    return number >= 1 && number <= shown.size() ? shown.get(number - 1) : null;
  }

  private static boolean titleFits(Run run, Item item, String folded) {
    String title = item.title().render(run);
    return Keywords.fold(title).equals(folded)
        || shortened(Fit.rowTitle(title), title, folded)
        || shortened(Fit.label(title), title, folded);
  }

  /** A customer may also write what was shown of a title that was too long. */
  private static boolean shortened(String shown, String title, String folded) {
    return shown.length() < title.length() && Keywords.fold(shown).equals(folded);
  }

  /** The only option whose title begins with the words, of two characters or more. */
  private @Nullable Item byPrefix(Run run, String words) {
    String folded = Keywords.fold(words);
    Item found = null;
    for (Item item : shown(run)) {
      if (folded.length() >= 2 && Keywords.fold(item.title().render(run)).startsWith(folded)) {
        if (found != null) {
          return null;
        }
        found = item;
      }
    }
    return found;
  }

  private List<Item> shown(Run run) {
    Optional<List<String>> ids = run.waiting().offered();
    List<Item> all = List.of(options);
    return ids.isEmpty() ? all : all.stream().filter(i -> ids.get().contains(i.id())).toList();
  }

  /** The option with this id, offered or not. */
  @Nullable Item item(String id) {
    for (Item item : options) {
      if (item.id().equals(id)) {
        return item;
      }
    }
    return null;
  }

  /** Takes an option. */
  int take(Run run, Item item) {
    return accepted(run, item.id(), item.target());
  }

  @Override
  public int answer(Run run, Incoming message) {
    Item item = message instanceof Incoming.Other ? null : byPrefix(run, message.text());
    return item != null ? take(run, item) : notAnOption(run);
  }

  private int notAnOption(Run run) {
    if (other < 0) {
      int allowed = plan.retries() == 0 ? PROMPTS_AGAIN + 1 : plan.retries();
      if (failed(run, allowed)) {
        return outOfRetries();
      }
      prompt(run);
      return WAITING;
    }
    if (failed(run, plan.retries() == 0 ? Integer.MAX_VALUE : plan.retries())) {
      return outOfRetries();
    }
    return other;
  }
}
