package dev.parley.runtime.shard;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rows that a node reads: those of some shards, or all of them where it shares the database
 * with nobody.
 *
 * @param whole whether it is all rows
 * @param shards the shards, unless it is all
 */
public record Slice(boolean whole, Set<Integer> shards) {
  public Slice {
    shards = Set.copyOf(shards);
  }

  /** All rows. */
  public static Slice all() {
    return new Slice(true, Set.of());
  }

  /** The rows of some shards. */
  public static Slice of(Set<Integer> shards) {
    return new Slice(false, shards);
  }

  /** Narrows a condition on a table that has a column {@code shard}. */
  public String and() {
    return whole ? "" : " and shard = any(:shards)";
  }

  /** Fills in what {@link #and} left open. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    return whole ? statement : statement.bindArray("shards", Integer.class, List.copyOf(shards));
  }
}
