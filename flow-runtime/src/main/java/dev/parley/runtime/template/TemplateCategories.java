package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Tx;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an account's message templates are for. What Meta says counts before what files say. */
public final class TemplateCategories {
  private TemplateCategories() {}

  /** A template; it is known by both together. */
  public record Name(String name, String language) {}

  /** A bot's file says what a template is for. */
  public static void read(Tx tx, AccountId account, Name template, Category category) {
    write(tx.of(account), template, category, false);
  }

  /** Meta says what a template is for, by one of its words; others are left alone. */
  public static void hear(Tx tx, AccountId account, Name template, String word) {
    of(word).ifPresent(category -> write(tx.of(account), template, category, true));
  }

  private static void write(Estate estate, Name template, Category category, boolean byMeta) {
    for (String sql :
        List.of(
            "insert into template_category (account, name, language, category, by_meta) values"
                + " (:account, :name, :language, :category, :meta) on conflict do nothing",
            "update template_category set category = :category, by_meta = :meta where account ="
                + " :account and name = :name and language = :language"
                + " and (by_meta = false or :meta)")) {
      estate
          .update(sql)
          .bind("name", template.name())
          .bind("language", template.language())
          .bind("category", category.name().toLowerCase(Locale.ROOT))
          .bind("meta", byMeta)
          .execute();
    }
  }

  /** What these templates are for; those of which nobody has said are left out. */
  public static Map<Name, Category> of(Estate estate, Collection<Name> templates) {
    Map<Name, Category> known = new HashMap<>();
    estate
        .query(
            "select t.name, t.language, t.category from unnest(:names) wanted(name)"
                + " join template_category t on t.account = :account and t.name = wanted.name")
        .bindArray("names", String.class, templates.stream().map(Name::name).distinct().toList())
        .map((row, context) ->
            Map.entry(
                new Name(row.getString("name"), row.getString("language")),
                row.getString("category")))
        .forEach(row -> of(row.getValue()).ifPresent(c -> known.put(row.getKey(), c)));
    return known;
  }

  private static Optional<Category> of(String word) {
    return Arrays.stream(Category.values())
        .filter(c -> c.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
