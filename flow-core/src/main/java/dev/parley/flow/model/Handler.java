package dev.parley.flow.model;

import java.util.List;

/** What a flow or bot answers at any time while a session lives. */
public sealed interface Handler {
  /** Where it leads. */
  Target target();

  /**
   * A keyword that interrupts the current question. JSON: {@code {"on":"keyword","words":[…]}}.
   *
   * @param words compared with the whole trimmed message, case and accents folded
   * @param keep whether to return to the question afterwards, prompting again
   */
  record OnKeyword(List<String> words, boolean keep, Target target) implements Handler {
    public OnKeyword {
      words = List.copyOf(words);
    }
  }

  /**
   * A fault of the flow. JSON: {@code {"on":"error","as":"e"}}.
   *
   * @param variable the name that {@code {code, message, step}} is bound to
   */
  record OnError(String variable, Target target) implements Handler {}

  /** The session's expiry. JSON: {@code {"on":"expire"}}. */
  record OnExpire(Target target) implements Handler {}

  /** A file where a text is wanted. JSON: {@code {"on":"media"}}. */
  record OnMedia(Target target) implements Handler {}

  /**
   * A session whose step is gone from the version it moves to. JSON: {@code
   * {"on":"migrate","from":step}}.
   *
   * @param step the step that was
   */
  record OnMigrate(String step, Target target) implements Handler {}
}
