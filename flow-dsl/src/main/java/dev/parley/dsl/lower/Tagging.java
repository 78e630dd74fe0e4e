package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import java.util.ArrayList;
import java.util.List;

/** What changes the contact: labels, groups, language, consent. */
final class Tagging {
  private Tagging() {}

  static Action label(Stmt.Label label, Spot spot) {
    spot.at(label.range());
    return new Action.Label(label.add(), texts(label.labels(), spot.in("labels")));
  }

  static Action group(Stmt.Group group, Spot spot) {
    spot.at(group.range());
    return new Action.Group(group.join(), texts(group.groups(), spot.in("groups")));
  }

  private static List<String> texts(List<Tree.Text> texts, Spot spot) {
    List<String> lowered = new ArrayList<>();
    texts.forEach(text -> lowered.add(spot.in(lowered.size()).text(text)));
    return lowered;
  }

  static Action language(Stmt.Language language, Spot spot) {
    spot.at(language.range());
    return new Action.Language(spot.in("js").js(language.lang()));
  }

  static Action consent(Stmt.Consent consent, Spot spot) {
    spot.at(consent.range());
    return new Action.Consent(consent.in(), spot.in("purpose").name(consent.purpose()));
  }
}
