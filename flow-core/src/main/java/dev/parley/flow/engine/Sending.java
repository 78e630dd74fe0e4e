package dev.parley.flow.engine;

import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nodes that send what is no plain text. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
sealed interface Sending extends Node {
  /**
   * Sends a file.
   *
   * @param kind {@code image video audio document sticker}
   * @param file its address, its id, its name in the bot's folder, or a file that a customer sent
   */
  record Media(
      String kind,
      Program file,
      @Nullable TextProgram caption,
      @Nullable TextProgram filename,
      int next)
      implements Sending {
    @Override
    public int run(Run run) {
      Message.File source = source(file.eval(run), run);
      String below = caption == null ? "" : Fit.caption(caption.render(run));
      run.send(new Message.Media(kind, source, below, words(filename, run)));
      return next;
    }

    private Message.File source(@Nullable Object value, Run run) {
      Object place = value;
      if (value instanceof Map<?, ?> map) {
        place = map.get("url") != null ? map.get("url") : map.get("id");
      }
      String text = Plain.required(place, "the " + kind + " to send");
      return text.startsWith("https://") || text.startsWith("http://")
          ? new Message.File.At(text)
          : new Message.File.Kept(run.bot().source().files().getOrDefault(text, text));
    }
  }

  /** Sends a place, a contact or a product. */
  record Card(CardKind kind, String[] names, Program[] values, int next) implements Sending {
    @Override
    public int run(Run run) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        fields.put(names[i], values[i].eval(run));
      }
      run.send(Cards.message(kind, fields));
      return next;
    }
  }

  /**
   * Sends a message template.
   *
   * @param header a text or a file for its header's gap
   * @param body what fills the gaps of its text, in order
   * @param places the numbers of the buttons that have gaps, from 1
   * @param buttons what fills those, in the same order
   * @param signature what is known of the template
   */
  record Template(
      String name,
      String lang,
      @Nullable Program header,
      Program[] body,
      int[] places,
      Program[] buttons,
      Optional<TemplateSignature> signature,
      int next)
      implements Sending {
    @Override
    public int run(Run run) {
      Optional<Object> top = header == null ? Optional.empty() : Optional.of(header(run, header));
      List<String> parameters = new ArrayList<>(body.length);
      for (int i = 0; i < body.length; i++) {
        parameters.add(filled(run, body[i], "parameter " + (i + 1)));
      }
      SortedMap<Integer, String> filled = new TreeMap<>();
      for (int i = 0; i < places.length; i++) {
        filled.put(places[i], filled(run, buttons[i], "button " + places[i]));
      }
      run.send(new Message.Template(name, lang, top, parameters, filled, signature));
      return next;
    }

    private Object header(Run run, Program program) {
      Object value = program.eval(run);
      return value instanceof Map<?, ?> file ? file : Plain.required(value, of("the header"));
    }

    private String filled(Run run, Program program, String what) {
      return Plain.required(program.eval(run), of(what));
    }

    private String of(String what) {
      return what + " of the template `" + name + "`";
    }
  }

  private static Optional<String> words(@Nullable TextProgram program, Run run) {
    return program == null
        ? Optional.empty()
        : Optional.of(program.render(run).strip()).filter(text -> !text.isEmpty());
  }
}
