package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
   * The flow has no function for the form, and the bot no service.
   *
   * @param form the form's name
   */
  record Silent(String form) implements FormReply {}

  /**
   * A service answers for the form: the host asks it.
   *
   * @param address the bot's setting {@code FORM_} with the form's name
   * @param key the bot's setting {@code FORM_…_KEY}, which proves to the service who asks
   * @param question what a function would be given
   */
  record Elsewhere(String address, Optional<String> key, Map<String, @Nullable Object> question)
      implements FormReply {
    public Elsewhere {
      question = Collections.unmodifiableMap(new LinkedHashMap<>(question));
    }

    /** Shows nothing of the key, and nothing of what somebody entered. */
    @Override
    public String toString() {
      return "Elsewhere[…]";
    }
  }

  /** The function failed, or gave what is no answer. */
  record Broken(String code, String message) implements FormReply {}
}
