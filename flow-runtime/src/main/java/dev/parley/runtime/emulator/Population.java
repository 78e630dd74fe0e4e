package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Optional;

/**
 * The people with phones.
 *
 * @param customers who is there from the start
 * @param mostCustomers how many there can be
 * @param mostMessages how many messages each chat remembers; the oldest settled ones go first
 */
public record Population(List<NewCustomer> customers, int mostCustomers, int mostMessages) {
  private static final int CUSTOMERS = 1_000;
  private static final int MESSAGES = 200;

  /** Nobody yet. */
  public static Population empty() {
    return of(List.of());
  }

  /** These people, with the usual bounds. */
  public static Population of(List<NewCustomer> customers) {
    return new Population(List.copyOf(customers), CUSTOMERS, MESSAGES);
  }

  /** Two with a visible phone number, and one who is known by a username only. */
  static Population three() {
    return of(
        List.of(
            NewCustomer.withPhone("Ada Okafor", "12025550143"),
            NewCustomer.withPhone("Mia Sørensen", "4520123456"),
            new NewCustomer("Benno Groß", Optional.empty(), Optional.of("benno.reads"))));
  }
}
