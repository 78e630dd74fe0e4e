package dev.parley.flow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names of languages, as BCP 47 has them ({@code pt-BR}) or as Meta writes them ({@code pt_BR}).
 */
public final class LanguageTag {
  private LanguageTag() {}

  /** One spelling for all that mean the same: small letters, joined by hyphens. */
  public static String normal(String tag) {
    return tag.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A language and what is more general, the exact one first, in their one spelling: {@code pt-br},
   * {@code pt}.
   */
  public static List<String> widening(String tag) {
    List<String> tags = new ArrayList<>();
    String rest = normal(tag);
    tags.add(rest);
    for (int cut = rest.lastIndexOf('-'); cut > 0; cut = rest.lastIndexOf('-')) {
      rest = rest.substring(0, cut);
      tags.add(rest);
    }
    return tags;
  }
}
