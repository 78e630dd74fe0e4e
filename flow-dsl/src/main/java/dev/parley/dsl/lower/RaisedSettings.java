package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.FlowSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings of the model as those of a tree. */
final class RaisedSettings {
  private final At root;
  private final At.Items<Clause.Setting> items = new At.Items<>();

  private RaisedSettings(At root) {
    this.root = root;
  }

  static Tree.Body<Clause.Setting> of(FlowSettings settings, At root) {
    RaisedSettings raised = new RaisedSettings(root);
    raised.word("title", settings.title());
    raised.word("version", settings.version());
    raised.word("lang", settings.lang());
    raised.put("expires", settings.expires().map(d -> new Decl.Value.OfDuration(Leaf.duration(d))));
    raised.word("stale", settings.stale().map(rule -> rule.name().toLowerCase(Locale.ROOT)));
    raised.put("afterEnd", settings.afterEnd().map(RaisedSettings::afterEnd));
    return root.body(raised.items);
  }

  static Tree.Body<Clause.Setting> of(BotSettings settings, At root) {
    RaisedSettings raised = new RaisedSettings(root);
    raised.word("title", settings.title());
    raised.word("lang", settings.lang());
    Optional<List<String>> languages =
        Optional.of(settings.languages()).filter(list -> !list.isEmpty());
    raised.put(
        "languages",
        languages.map(list -> new Decl.Value.OfWords(Leaf.names(list), Optional.empty())));
    raised.word("timezone", settings.timezone());
    raised.word("country", settings.country());
    return root.body(raised.items);
  }

  private void word(String key, Optional<String> value) {
    put(key, value.map(text -> new Decl.Value.OfString(Leaf.string(text))));
  }

  private void put(String key, Optional<? extends Decl.Value> value) {
    Tree.Name word = Leaf.name(key.equals("afterEnd") ? "after_end" : key);
    items.add(key, value.map(v -> new Clause.Setting(word, v, root.in(key).place())));
  }

  private static Decl.Value afterEnd(String value) {
    int blank = value.indexOf(' ');
    Optional<Delay> delay = blank < 0 ? Optional.empty() : Delay.parse(value.substring(blank + 1));
    String word = blank < 0 ? value : value.substring(0, blank);
    return new Decl.Value.OfWords(List.of(Leaf.name(word)), delay.map(Leaf::duration));
  }
}
