package dev.parley.runtime.retention;

/**
 * Which rows of a table can go when they are old. The table is walked in the order of a key that
 * grows with time, so that a walk ends where the young rows begin.
 *
 * @param table the table's name
 * @param key an indexed column; rows that share its value go together
 * @param before a value that is smaller than all keys
 * @param age the column that says how old a row is
 * @param done the condition that a row may go at all, in SQL; rows that it spares stay for ever
 */
public record Forgetting(String table, String key, Object before, String age, String done) {
  /** A table whose key is a number. */
  public static Forgetting byNumber(String table, String key, String age, String done) {
    return new Forgetting(table, key, -1L, age, done);
  }

  /** A table whose key is one of our ids. */
  public static Forgetting byId(String table, String age, String done) {
    return new Forgetting(table, "id", "", age, done);
  }
}
