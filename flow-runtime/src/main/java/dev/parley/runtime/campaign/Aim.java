package dev.parley.runtime.campaign;

import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.template.TemplateCategories;
import dev.parley.runtime.template.TemplateCategories.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a campaign is for. */
final class Aim {
  private Aim() {}

  /** What Meta takes the templates for, else what people say, else advertising. */
  static Purpose of(Estate estate, Plan plan) {
    List<Name> names =
        plan.arms().stream().map(arm -> new Name(arm.name(), arm.language())).distinct().toList();
    Map<Name, Category> known = TemplateCategories.of(estate, names);
    Purpose said = plan.purpose().orElse(Purpose.MARKETING);
    // The one that takes most consent counts for all.
    return names.stream()
        .map(name -> Optional.ofNullable(known.get(name)).map(Aim::of).orElse(said))
        .max(Comparator.naturalOrder())
        .orElse(said);
  }

  private static Purpose of(Category category) {
    return switch (category) {
      case MARKETING -> Purpose.MARKETING;
      case UTILITY -> Purpose.UTILITY;
      case AUTHENTICATION -> Purpose.REPLY;
    };
  }
}
