package dev.parley.flow.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow says, in the order of its text, each text under the key by which it is translated:
 * its tag, else the step and the name of what says it. Keys stay when other texts change, and never
 * depend on the words themselves.
 *
 * <p>{@code start/name} is the question for {@code name} in the step {@code start}, {@code
 * start/say} what the step says, {@code start/say.2} the second time. What belongs to a text hangs
 * on its key: {@code .header .footer .cta .label .hint .check .section .each}, a second one with a
 * number, and {@code /ID} and {@code /ID.desc} for an option. Handlers are called {@code on:WORD}.
 */
public final class Phrases {
  private final List<Phrase> phrases = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  private Phrases() {}

  /**
   * A text.
   *
   * @param key unique among the texts of its flow
   * @param action what says it
   * @param at its JSON pointer below that of the action
   * @param source what the author wrote
   */
  public record Phrase(String key, Action action, String at, String source) {}

  /** The texts of a flow. */
  public static List<Phrase> of(Flow flow) {
    Phrases phrases = new Phrases();
    flow.steps().forEach(step -> phrases.block(step.name(), step.actions()));
    flow.handlers().forEach(phrases::handler);
    return List.copyOf(phrases.phrases);
  }

  /** The texts of a bot's own handlers. */
  public static List<Phrase> of(List<Handler> handlers) {
    Phrases phrases = new Phrases();
    handlers.forEach(phrases::handler);
    return List.copyOf(phrases.phrases);
  }

  private void handler(Handler handler) {
    String scope =
        switch (handler) {
          case Handler.OnKeyword on -> on.words().getFirst();
          case Handler.OnError on -> "error";
          case Handler.OnExpire on -> "expire";
          case Handler.OnMedia on -> "media";
          case Handler.OnMigrate on -> "migrate:" + on.step();
        };
    if (handler.target() instanceof Target.Block(List<Action> actions)) {
      block("on:" + scope.replace('/', '_'), actions);
    }
  }

  private void block(String scope, List<Action> actions) {
    Blocks.walk(actions, action -> action(scope, action));
  }

  private void action(String scope, Action action) {
    switch (action) {
      case Action.Say say -> {
        Texts texts = new Texts(say, key(say.prompt().tag(), scope, "say"));
        texts.prompt(say.prompt());
        texts.part(".cta", "/cta/label", say.cta().map(Cta::label));
      }
      case Action.Ask ask -> ask(ask, key(ask.prompt().tag(), scope, ask.variable()));
      case Action.Choose choose ->
          choose(choose, key(choose.prompt().tag(), scope, choose.variable()));
      case Action.SendMedia send -> {
        if (send.caption().isPresent()) {
          Texts texts = new Texts(send, key(Optional.empty(), scope, send.kind().word()));
          texts.part("", "/caption", send.caption());
        }
      }
      case Action.Assign assign -> {}
      case Action.If branches -> {}
      case Action.Goto go -> {}
      case Action.End end -> {}
      case Action.CountRetry count -> {}
      case Action.SendCard send -> {}
      case Action.Match match -> {}
      case Action.Split split -> {}
      case Action.Http http -> {}
      case Action.Run run -> {}
      case Action.Template template -> {}
      case Action.Handoff handoff -> {}
      case Action.Pause pause -> {}
      case Action.Label label -> {}
      case Action.Group group -> {}
      case Action.Language language -> {}
      case Action.Consent consent -> {}
      case Action.Emit emit -> {}
    }
  }

  private void ask(Action.Ask ask, String key) {
    Texts texts = new Texts(ask, key);
    texts.prompt(ask.prompt());
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      String otherwise = ask.rules().checks().get(i).otherwise();
      texts.part(".check", "/checks/" + i + "/else", Optional.of(otherwise));
    }
    texts.part(".hint", "/hint", ask.rules().hint());
    texts.part(".cta", "/cta/label", ask.form().map(FormCta::label));
  }

  private void choose(Action.Choose choose, String key) {
    Texts texts = new Texts(choose, key);
    texts.prompt(choose.prompt());
    texts.part(".label", "/label", choose.form().label());
    texts.items(choose.items(), "/options");
  }

  private String key(Optional<String> tag, String scope, String name) {
    return unique(tag.orElse(scope + "/" + name));
  }

  private String unique(String wanted) {
    String key = wanted;
    for (int n = 2; !taken.add(key); n++) {
      key = wanted + "." + n;
    }
    return key;
  }

  /** The texts of one action. */
  private final class Texts {
    private final Action action;
    private final String key;

    Texts(Action action, String key) {
      this.action = action;
      this.key = key;
    }

    void prompt(Prompt prompt) {
      part("", "/text", Optional.of(prompt.text()));
      part(".header", "/header", prompt.header());
      part(".footer", "/footer", prompt.footer());
    }

    void items(List<? extends ChoiceItem> items, String pointer) {
      for (int i = 0; i < items.size(); i++) {
        String at = pointer + "/" + i;
        switch (items.get(i)) {
          case Option option -> {
            part("/" + option.id(), at + "/title", Optional.of(option.title()));
            part("/" + option.id() + ".desc", at + "/desc", option.desc());
          }
          case OptionsEach each -> {
            part(".each", at + "/title", Optional.of(each.row().title()));
            part(".each.desc", at + "/desc", each.row().desc());
          }
          case ChoiceItem.Section section -> {
            part(".section", at + "/section", Optional.of(section.title()));
            items(section.offers(), at + "/options");
          }
        }
      }
    }

    /** The text of an action itself has the action's key, which is unique already. */
    void part(String suffix, String at, Optional<String> source) {
      source.ifPresent(text -> {
        String whole = suffix.isEmpty() ? key : unique(key + suffix);
        phrases.add(new Phrase(whole, action, at, text));
      });
    }
  }
}
