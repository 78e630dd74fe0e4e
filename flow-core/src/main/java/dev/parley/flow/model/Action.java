package dev.parley.flow.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing a step does. Texts are templates with {@code ${expression}}, expressions are source.
 */
public sealed interface Action {
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
   * @param waiting retries, time-out and earlier name
   */
  record Ask(
      String variable, Optional<Type> type, Prompt prompt, AnswerRules rules, WaitRules waiting)
      implements Action {}

  /**
   * Offers options and waits. JSON: {@code {"type":"choose","save":…,"text":…,"options":[…],…}}.
   *
   * @param variable the variable that takes the chosen option's id
   * @param prompt the question
   * @param form how the options are shown; by their number where absent
   * @param options the options in order
   * @param other what an answer that is no option does ({@code "other":{"do":[…]}})
   * @param waiting retries, time-out and earlier name
   * @param stale overrides the flow's setting
   */
  record Choose(
      String variable,
      Prompt prompt,
      ChoiceForm form,
      List<Option> options,
      Optional<Target> other,
      WaitRules waiting,
      Optional<Stale> stale)
      implements Action {
    public Choose {
      options = List.copyOf(options);
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
      results = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(results));
    }
  }

  /**
   * Counts a failure; stands only in a choice's {@code other} block. JSON: {@code
   * {"type":"retry","times":2,"goto":…}}.
   */
  record CountRetry(Retry retry) implements Action {}

  /** One branch of an {@link If}. */
  record Case(String when, List<Action> actions) {
    public Case {
      actions = List.copyOf(actions);
    }
  }
}
