package dev.parley.flow.script.eval;

import dev.parley.flow.script.lib.JsRegExp;
import dev.parley.flow.script.lib.Members;
import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.Objects;
import dev.parley.flow.script.value.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that make lists, objects, texts and regular expressions. */
final class Collections {
  private Collections() {}

  /** {@code ...value} inside a list or arguments; never evaluated by itself. */
  record SpreadItems(Node value) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return value.eval(run);
    }
  }

  /** {@code [items]}. */
  record MakeList(List<Node> items) implements Node {
    @Override
    public Object eval(Run run) {
      run.meter().items(items.size() + 2L);
      List<@Nullable Object> list = new ArrayList<>(items.size());
      for (Node item : items) {
        if (item instanceof SpreadItems spread) {
          List<? extends @Nullable Object> more = Iterables.toList(run, spread.value.eval(run));
          run.meter().items(more.size());
          list.addAll(more);
        } else {
          list.add(item.eval(run));
        }
      }
      return list;
    }
  }

  /** {@code {properties}}. */
  record MakeObject(List<Entry> entries) implements Node {
    @Override
    public Object eval(Run run) {
      run.meter().items(2L * entries.size() + 4);
      Map<String, @Nullable Object> object = Objects.empty();
      for (Entry entry : entries) {
        entry.addTo(run, object);
      }
      return object;
    }
  }

  /** What stands between the commas of an object. */
  sealed interface Entry {
    /** Adds it to the object being made. */
    void addTo(Run run, Map<String, @Nullable Object> object);
  }

  /** {@code name: value}. */
  record Named(String name, Node value) implements Entry {
    @Override
    public void addTo(Run run, Map<String, @Nullable Object> object) {
      Objects.put(object, name, value.eval(run));
    }
  }

  /** {@code [name]: value}. */
  record Computed(Node name, Node value) implements Entry {
    @Override
    public void addTo(Run run, Map<String, @Nullable Object> object) {
      String key = Coerce.key(run, name.eval(run));
      Objects.put(object, key, value.eval(run));
    }
  }

  /** {@code ...value}. */
  record SpreadProperties(Node value) implements Entry {
    @Override
    public void addTo(Run run, Map<String, @Nullable Object> object) {
      Object source = value.eval(run);
      Map<?, ?> own = source instanceof Map<?, ?> map ? map : Members.ownProperties(source);
      run.meter().items(own.size());
      Objects.putAll(object, own);
    }
  }

  /** A text in backticks. */
  record MakeText(List<String> texts, List<Node> values) implements Node {
    @Override
    public Object eval(Run run) {
      StringBuilder text = new StringBuilder(texts.get(0));
      for (int i = 0; i < values.size(); i++) {
        String value = Coerce.string(run, values.get(i).eval(run));
        run.meter().produce(value.length());
        text.append(value).append(texts.get(i + 1));
      }
      return text.toString();
    }
  }

  /**
   * A regular expression literal; each evaluation has one of its own, since it remembers a place.
   */
  record MakeRegex(Regex regex) implements Node {
    @Override
    public Object eval(Run run) {
      return new JsRegExp(regex);
    }
  }
}
