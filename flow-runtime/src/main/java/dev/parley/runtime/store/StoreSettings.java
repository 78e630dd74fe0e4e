package dev.parley.runtime.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the data is.
 *
 * @param url a JDBC URL of PostgreSQL; empty for the embedded database in the data folder
 * @param user the database's user; ignored when embedded
 * @param password its password
 * @param dataDir the folder of the embedded database
 * @param writers how many group commits may be under way at once on PostgreSQL; embedded it is one
 */
public record StoreSettings(String url, String user, String password, Path dataDir, int writers) {
  static final String FILE = "parley";

  /** The embedded database in a folder. */
  public static StoreSettings embedded(Path dataDir) {
    return new StoreSettings("", "", "", dataDir, 1);
  }

  /** A PostgreSQL database. */
  public static StoreSettings postgres(String url, String user, String password) {
    return new StoreSettings(url, user, password, Path.of(""), 2);
  }

  /** Whether the embedded database is there already. */
  public boolean begun() {
    return Files.exists(dataDir.resolve(FILE + ".mv.db"));
  }

  @Override
  public String toString() {
    return "StoreSettings[" + (url.isEmpty() ? dataDir : "PostgreSQL") + "]";
  }
}
