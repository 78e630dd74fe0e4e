package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session says to the form that its customer has open. */
public sealed interface FormReply {
  /** What the form's function gave; the host reads it. */
  record Answered(Map<String, @Nullable Object> answer) implements FormReply {
    public Answered {
      answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
    }
  }

  /** The session does not wait for this form any more. */
  record Over() implements FormReply {}

  /**
   * The flow has no function for the form.
   *
   * @param form the form's name
   */
  record Silent(String form) implements FormReply {}

  /** The function failed, or gave what is no answer. */
  record Broken(String code, String message) implements FormReply {}
}
