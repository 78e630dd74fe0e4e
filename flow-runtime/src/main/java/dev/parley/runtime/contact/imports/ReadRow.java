package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactIntake.Listed;
import dev.parley.runtime.contact.consent.ConsentEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a row says.
 *
 * @param listed whom it is about; empty if a cell is wrong
 * @param faults the cells that are wrong
 */
record ReadRow(long line, Optional<Listed> listed, List<Agreed> agreed, List<Fault> faults) {
  ReadRow {
    agreed = List.copyOf(agreed);
    faults = List.copyOf(faults);
  }

  /** A consent that the row tells of. */
  record Agreed(ConsentEntry.Choice choice, ConsentEntry.Origin origin, Instant at) {}

  /**
   * A cell that is wrong.
   *
   * @param place its column's place, from 0; -1 for the whole row
   * @param column as the file calls it
   * @param said what stands there
   * @param message a sentence without the cell as its subject
   */
  record Fault(long line, int place, String column, String said, String message) {}
}
