package dev.parley.runtime.form;

import dev.parley.flow.engine.FormQuestion;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.runtime.whatsapp.FormAnswer;
import dev.parley.runtime.whatsapp.FormRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an author's function gave, in Meta's words: {@code {screen, data}} shows a screen, {@code
 * {error}} the same one with a sentence, {@code {done}} ends the form.
 */
final class FormWords {
  private static final String SUCCESS = "SUCCESS";

  private FormWords() {}

  /** Empty for what is none of the three. */
  static Optional<FormAnswer> of(
      Map<String, ? extends @Nullable Object> answer, FormRequest.Question question) {
    Map<String, @Nullable Object> data = object(answer.get("data"));
    if (answer.get("done") instanceof Map<?, ?> done) {
      return Optional.of(new FormAnswer.Done(token(question), object(done)));
    }
    if (answer.get("error") instanceof String sentence) {
      data.put("error_message", sentence);
      return screen(answer).or(question::screen).map(screen -> new FormAnswer.Screen(screen, data));
    }
    return screen(answer)
        .map(screen ->
            screen.equals(SUCCESS)
                ? new FormAnswer.Done(token(question), data)
                : new FormAnswer.Screen(screen, data));
  }

  private static Optional<String> screen(Map<String, ? extends @Nullable Object> answer) {
    return answer.get("screen") instanceof String screen && !screen.isBlank()
        ? Optional.of(screen)
        : Optional.empty();
  }

  private static String token(FormRequest.Question question) {
    return question.token().orElse("");
  }

  /** What the author's function is asked. */
  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  static FormQuestion asked(FormRequest.Question question) {
    return new FormQuestion(
        token(question),
        question.action().name().toLowerCase(Locale.ROOT),
        question.screen(),
        data(question));
  }

  /** What the customer entered; empty if it is no object. */
  private static Map<String, @Nullable Object> data(FormRequest.Question question) {
    try {
      return object(Json.parse(question.data()));
    } catch (ScriptFault notJson) {
      return new LinkedHashMap<>();
    }
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, field) -> object.put(String.valueOf(name), field));
    }
    return object;
  }
}
