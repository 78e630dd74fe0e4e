package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/**
 * A part of a choice of products.
 *
 * @param items the products, by the ids the seller gave them
 */
public record ProductSection(Optional<String> title, List<String> items) {
  public ProductSection {
    items = List.copyOf(items);
  }
}
