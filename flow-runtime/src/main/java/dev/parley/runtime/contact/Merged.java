package dev.parley.runtime.contact;

import dev.parley.runtime.store.Estate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who stands now for contacts that were merged into others; conversations keep the old ids. */
public final class Merged {
  private Merged() {}

  /** The contacts that stand for those of these that are gone. */
  public static Map<String, String> keepers(Estate estate, Collection<String> ids) {
    Map<String, String> keepers = new HashMap<>();
    Set<String> asked = new HashSet<>(ids);
    while (!asked.isEmpty()) {
      Map<String, String> found = found(estate, asked);
      asked = new HashSet<>(found.values());
      keepers.replaceAll((gone, kept) -> found.getOrDefault(kept, kept));
      found.forEach(keepers::putIfAbsent);
    }
    keepers.keySet().retainAll(ids);
    return keepers;
  }

  /** The contact that stands for this one: itself, unless it is gone. */
  public static String keeper(Estate estate, String id) {
    return keepers(estate, List.of(id)).getOrDefault(id, id);
  }

  private static Map<String, String> found(Estate estate, Set<String> ids) {
    Map<String, String> found = new HashMap<>();
    estate
        .query(
            "select m.gone, m.kept from unnest(:ids) wanted(id) join contact_merge m"
                + " on m.gone = wanted.id where m.account = :account and m.undone is null")
        .bindArray("ids", String.class, List.copyOf(ids))
        .map((row, context) -> found.put(row.getString("gone"), row.getString("kept")))
        .list();
    return found;
  }
}
