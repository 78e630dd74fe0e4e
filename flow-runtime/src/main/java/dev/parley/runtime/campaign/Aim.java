package dev.parley.runtime.campaign;

import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.template.TemplateCategories;
import dev.parley.runtime.template.TemplateCategories.Name;
import java.util.List;
import java.util.Optional;

/** What a campaign is for. */
final class Aim {
  private Aim() {}

  /** What Meta takes the template for, else what people say, else advertising. */
  static Purpose of(Estate estate, Plan plan) {
    return category(estate, plan).map(Aim::of).or(plan::purpose).orElse(Purpose.MARKETING);
  }

  /** What the template is known to be for. */
  static Optional<Category> category(Estate estate, Plan plan) {
    Name name = new Name(plan.template().name(), plan.template().language());
    return Optional.ofNullable(TemplateCategories.of(estate, List.of(name)).get(name));
  }

  private static Purpose of(Category category) {
    return switch (category) {
      case MARKETING -> Purpose.MARKETING;
      case UTILITY -> Purpose.UTILITY;
      case AUTHENTICATION -> Purpose.REPLY;
    };
  }
}
