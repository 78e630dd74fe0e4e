package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The button that opens a form.
 *
 * @param form the form's id
 * @param label the button's text; a built-in word where null
 * @param screen the screen it begins with
 * @param data what it begins with
 * @param desk the function that says which screen comes next; null where the form knows by itself
 */
record FormButton(
    String form,
    @Nullable TextProgram label,
    Optional<String> screen,
    @Nullable Program data,
    @Nullable Program desk) {
  private static final String SERVICE = "FORM_";

  Message message(Run run, PromptText text) {
    String words = label == null ? BuiltInTexts.of(run.lang()).text("open") : label.render(run);
    return new Message.Form(
        Fit.body(text.body().render(run), run.limits),
        text.around(run),
        Fit.label(words),
        form,
        screen,
        data == null ? Map.of() : object(data.eval(run)),
        run.token(),
        desk != null || service(run).isPresent());
  }

  /** The address of the service that answers where no function does. */
  Optional<String> service(Run run) {
    return Optional.ofNullable(run.world.facts().env().get(SERVICE + form));
  }

  /** What proves to the service who asks. */
  Optional<String> serviceKey(Run run) {
    return Optional.ofNullable(run.world.facts().env().get(SERVICE + form + "_KEY"));
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, field) -> object.put(String.valueOf(name), field));
    } else if (value != null) {
      throw new FlowFault(FlowFault.BAD_VALUE, "a form's data came out as no object");
    }
    return object;
  }
}
