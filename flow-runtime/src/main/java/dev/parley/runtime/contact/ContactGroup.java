package dev.parley.runtime.contact;

import java.time.Instant;

/**
 * A group of contacts.
 *
 * @param name as queries and flows name it; it stays
 * @param title as people name it
 * @param query what finds its members; empty if they are named
 * @param version goes up with every change
 */
record ContactGroup(
    String id, String name, String title, String query, long version, Instant created) {
  boolean queried() {
    return !query.isEmpty();
  }
}
