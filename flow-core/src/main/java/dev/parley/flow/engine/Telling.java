package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that tell the world something about the contact or the conversation. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
sealed interface Telling extends Node {
  /** Sticks labels to the contact, or takes them off; visible at once. */
  record Label(TextProgram[] labels, boolean on, int next) implements Telling {
    @Override
    public int run(Run run) {
      for (TextProgram program : labels) {
        String label = Plain.required(program.render(run), "a label");
        run.scope().member("labels", label, on);
        run.effect(id -> new Effect.Label(id, label, on));
      }
      return next;
    }
  }

  /** Puts the contact into groups, or takes them out; visible at once. */
  record Group(TextProgram[] groups, boolean in, int next) implements Telling {
    @Override
    public int run(Run run) {
      for (TextProgram program : groups) {
        String group = Plain.required(program.render(run), "a group");
        run.scope().member("groups", group, in);
        run.effect(id -> new Effect.Group(id, group, in));
      }
      return next;
    }
  }

  /** Notes the contact's language; what follows is said in it. */
  record Language(Program value, int next) implements Telling {
    @Override
    public int run(Run run) {
      String lang = Plain.required(value.eval(run), "the language");
      run.scope().putContact("lang", lang);
      run.effect(id -> new Effect.Language(id, lang));
      run.event(new Event.VariableSet("contact.lang", lang));
      return next;
    }
  }

  /** Notes that the contact agrees to get messages, or no longer. */
  record Consent(String purpose, boolean given, int next) implements Telling {
    @Override
    public int run(Run run) {
      run.effect(id -> new Effect.Consent(id, purpose, given));
      return next;
    }
  }

  /** Tells outgoing webhooks and analytics that something happened. */
  record Emit(String event, String[] names, Program[] values, int next) implements Telling {
    @Override
    public int run(Run run) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        data.put(names[i], values[i].eval(run));
      }
      run.effect(id -> new Effect.Emit(id, event, data));
      return next;
    }
  }

  /** A list with a member more or less. */
  static List<String> changed(@Nullable Object before, String member, boolean in) {
    List<String> after = new ArrayList<>();
    if (before instanceof List<?> list) {
      list.forEach(item -> after.add(Plain.text(item)));
    }
    after.remove(member);
    if (in) {
      after.add(member);
    }
    return after;
  }
}
