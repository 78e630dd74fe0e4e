package dev.parley.flow.engine;

import dev.parley.flow.script.ScriptFault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers what an open form asks: the function that is called as the form is given the question and
 * says which screen comes next. Where there is none, the host asks the service that the bot's
 * settings name. The session stays as it is; its next turn is the form's answer.
 */
final class FormDesk {
  private FormDesk() {}

  static FormReply answer(Run run, FormQuestion question) {
    if (!(run.flow().stop(run.waiting().id()) instanceof AskNode ask) || ask.form() == null) {
      return new FormReply.Over();
    }
    FormButton form = ask.form();
    Map<String, @Nullable Object> whole = question.value();
    whole.put("contact", run.scope().contact());
    whole.put("vars", variables(run));
    if (form.desk() == null) {
      return form.service(run)
          .<FormReply>map(address -> new FormReply.Elsewhere(address, form.serviceKey(run), whole))
          .orElseGet(() -> new FormReply.Silent(form.form()));
    }
    run.frames.values[ask.plan().slot()] = whole;
    try {
      return form.desk().eval(run) instanceof Map<?, ?> answer
          ? new FormReply.Answered(named(answer))
          : new FormReply.Broken(
              FlowFault.BAD_VALUE, "the function `" + form.form() + "` gave no object");
    } catch (ScriptFault fault) {
      return new FormReply.Broken(fault.code(), String.valueOf(fault.getMessage()));
    }
  }

  private static Map<String, @Nullable Object> variables(Run run) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    String[] names = run.flow().names();
    for (int i = 0; i < names.length; i++) {
      if (run.frames.values[i] != null) {
        variables.put(names[i], run.frames.values[i]);
      }
    }
    return variables;
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
