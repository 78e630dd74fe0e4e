package dev.parley.flow.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing a step does. Texts are templates with {@code ${expression}}, expressions are source.
 */
public sealed interface Action {
  /** The word the language has for it. */
  default String word() {
    return switch (this) {
      case Say say -> "say";
      case Ask ask -> "ask";
      case Choose choose -> "choose";
      case Assign assign -> "set";
      case If branches -> "if";
      case Goto go -> "goto";
      case End end -> "end";
      case CountRetry count -> "retry";
      case SendMedia send -> "send";
      case SendCard send -> "send";
      case Match match -> "match";
      case Split split -> "split";
      case Http http -> "http";
      case Run run -> "run";
      case Template template -> "template";
      case Handoff handoff -> "handoff";
      case Pause pause -> "pause";
      case Label label -> label.add() ? "label" : "unlabel";
      case Group group -> group.join() ? "join" : "leave";
      case Language language -> "language";
      case Consent consent -> consent.given() ? "optin" : "optout";
      case Emit emit -> "emit";
    };
  }

  /**
   * Sends a message. JSON: {@code {"type":"say","text":…,"tag":…,"header":…,"footer":…,"cta":…}}.
   *
   * @param prompt the text with its header, footer and tag
   * @param cta a button that opens a link
   */
  record Say(Prompt prompt, Optional<Cta> cta) implements Action {}

  /**
   * Asks for a value and waits. JSON: {@code {"type":"ask","save":…,"valueType":"int","text":…,…}}.
   *
   * @param variable the variable that takes the answer
   * @param type what is asked for; the variable's type, else text, where absent
   * @param prompt the question
   * @param rules how an answer is read and checked
   * @param form the button of a question for a form
   * @param waiting retries, time-out and earlier name
   */
  record Ask(
      String variable,
      Optional<Type> type,
      Prompt prompt,
      AnswerRules rules,
      Optional<FormCta> form,
      WaitRules waiting)
      implements Action {}

  /**
   * Offers options and waits. JSON: {@code {"type":"choose","save":…,"text":…,"options":[…],…}}.
   *
   * @param variable the variable that takes the chosen option's id
   * @param prompt the question
   * @param form how the options are shown; by their number where absent
   * @param items the options and groups of options, in order ({@code "options":[…]})
   * @param other what an answer that is no option does ({@code "other":{"do":[…]}})
   * @param waiting retries, time-out and earlier name
   * @param stale overrides the flow's setting
   */
  record Choose(
      String variable,
      Prompt prompt,
      ChoiceForm form,
      List<ChoiceItem> items,
      Optional<Target> other,
      WaitRules waiting,
      Optional<Stale> stale)
      implements Action {
    public Choose {
      items = List.copyOf(items);
    }

    /** The written options in order, also those in groups. */
    public List<Option> options() {
      return items.stream()
          .flatMap(item ->
              item instanceof ChoiceItem.Section section
                  ? section.offers().stream()
                  : Stream.of(item))
          .filter(Option.class::isInstance)
          .map(Option.class::cast)
          .toList();
    }
  }

  /**
   * Stores a value. JSON: {@code {"type":"set","path":"contact.name","js":…}}.
   *
   * @param path a variable, or a path into one, {@code contact} or {@code session}
   * @param js the expression
   */
  record Assign(String path, String js) implements Action {}

  /**
   * Branches. JSON: {@code {"type":"if","cases":[{"when":…,"do":[…]}],"else":[…]}}.
   *
   * @param cases tried in order
   * @param otherwise taken if no case holds; empty where absent
   */
  record If(List<Case> cases, Optional<List<Action>> otherwise) implements Action {
    public If {
      cases = List.copyOf(cases);
      otherwise = otherwise.map(List::copyOf);
    }
  }

  /** Goes to a step. JSON: {@code {"type":"goto","step":…}}. */
  record Goto(String step) implements Action {}

  /**
   * Ends the flow. JSON: {@code {"type":"end","results":{"name":"js"}}}.
   *
   * @param results the flow's results, in order
   */
  record End(Map<String, String> results) implements Action {
    public End {
      results = ordered(results);
    }
  }

  /**
   * Counts a failure; stands only in a choice's {@code other} block. JSON: {@code
   * {"type":"retry","times":2,"goto":…}}.
   */
  record CountRetry(Retry retry) implements Action {}

  /**
   * Sends a file. JSON: {@code {"type":"send","media":"image","js":…,"caption":…,"filename":…}}.
   *
   * @param js the expression for its address or media id
   * @param caption the template below it
   * @param filename the template of a document's name
   */
  record SendMedia(MediaKind kind, String js, Optional<String> caption, Optional<String> filename)
      implements Action {}

  /**
   * Sends a place, a contact or a product. JSON: {@code
   * {"type":"send","card":"location","fields":{"lat":js}}}.
   */
  record SendCard(CardKind kind, Map<String, String> fields) implements Action {
    public SendCard {
      fields = ordered(fields);
    }
  }

  /**
   * Goes the way of the first equal value. JSON: {@code
   * {"type":"match","js":…,"cases":[{"values":[js],"goto":…}],"else":{"goto":…}}}.
   *
   * @param otherwise on with the next action where absent
   */
  record Match(String js, List<MatchCase> cases, Optional<Target> otherwise) implements Action {
    public Match {
      cases = List.copyOf(cases);
    }
  }

  /**
   * Goes one of several ways by chance. JSON: {@code
   * {"type":"split","save":…,"arms":[{"weight":50,"id":…,"goto":…}]}}.
   *
   * @param variable the variable that takes the arm's id
   */
  record Split(String variable, List<Arm> arms) implements Action {
    public Split {
      arms = List.copyOf(arms);
    }
  }

  /**
   * Calls a web service and waits. JSON: {@code
   * {"type":"http","method":"POST","url":…,"save":…,…}}.
   *
   * @param url the address's template
   * @param variable the variable that takes {@code {status, headers, body}}
   */
  record Http(HttpMethod method, String url, Optional<String> variable, HttpRules rules)
      implements Action {}

  /**
   * Runs another flow and comes back. JSON: {@code
   * {"type":"run","flow":…,"args":{"name":"js"},"save":…}}.
   *
   * @param args the parameters, in order
   * @param variable the variable that takes the results
   */
  record Run(String flow, Map<String, String> args, Optional<String> variable) implements Action {
    public Run {
      args = ordered(args);
    }
  }

  /**
   * Sends a message template. JSON: {@code {"type":"template","name":…,"lang":…,"body":[js],…}}.
   *
   * @param language the template's language as the author wrote it
   */
  record Template(String name, String language, TemplateFill fill) implements Action {}

  /**
   * Hands the conversation to a person and waits. JSON: {@code
   * {"type":"handoff","queue":…,"note":…,"resume":{"goto":…}}}.
   *
   * @param queue the template of the team's name
   * @param note the template of a note for the person
   * @param resume what the handback does; on with the next action where absent
   */
  record Handoff(String queue, Optional<String> note, Optional<Target> resume) implements Action {}

  /**
   * Waits for a time. JSON: {@code {"type":"pause","for":"10m"}} or {@code "until":js}.
   *
   * @param end when it goes on
   */
  record Pause(PauseEnd end) implements Action {}

  /** When a pause is over. */
  sealed interface PauseEnd {
    /** After some time. */
    record After(Delay delay) implements PauseEnd {}

    /** At a moment that an expression gives. */
    record Until(String js) implements PauseEnd {}
  }

  /**
   * Sticks labels to the contact or takes them off. JSON: {@code {"type":"label","labels":[…]}}, or
   * {@code "unlabel"}.
   *
   * @param labels templates
   */
  record Label(boolean add, List<String> labels) implements Action {
    public Label {
      labels = List.copyOf(labels);
    }
  }

  /**
   * Puts the contact into groups or takes it out. JSON: {@code {"type":"join","groups":[…]}}, or
   * {@code "leave"}.
   *
   * @param groups templates
   */
  record Group(boolean join, List<String> groups) implements Action {
    public Group {
      groups = List.copyOf(groups);
    }
  }

  /** Changes the contact's language. JSON: {@code {"type":"language","js":…}}. */
  record Language(String js) implements Action {}

  /**
   * Notes that the contact agrees to get messages, or no longer. JSON: {@code
   * {"type":"optin","purpose":…}}, or {@code "optout"}.
   *
   * @param purpose what the messages are for, such as {@code marketing}
   */
  record Consent(boolean given, String purpose) implements Action {}

  /**
   * Tells the world that something happened. JSON: {@code
   * {"type":"emit","event":…,"args":{"name":"js"}}}.
   */
  record Emit(String event, Map<String, String> args) implements Action {
    public Emit {
      args = ordered(args);
    }
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** One branch of an {@link If}. */
  record Case(String when, List<Action> actions) {
    public Case {
      actions = List.copyOf(actions);
    }
  }
}
