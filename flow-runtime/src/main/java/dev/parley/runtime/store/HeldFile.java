package dev.parley.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The embedded database's file, held open from start to end so that it can be found whole after a
 * kill at any moment.
 *
 * <p>H2 finds the newest commit from the file's header along a chain of chunks, and renews the
 * header after at most 20 commits. It reuses the place of a chunk as soon as nothing in it is
 * current, though the chain may still lead through it; a kill before the header is renewed then
 * costs the commits behind it. Keeping more versions than the chain is long leaves it whole, and
 * leaves whole what the last commit needs if the write over it is torn.
 */
final class HeldFile implements AutoCloseable {
  private static final int VERSIONS = 32;
  private static final int RETENTION_MILLIS = 2_000;
  private static final int FULL_ENOUGH_PERCENT = 70;
  private static final int STEP_BYTES = 512 * 1_024;

  private final Connection connection;
  private final MVStore file;

  private HeldFile(Connection connection, MVStore file) {
    this.connection = connection;
    this.file = file;
  }

  /** Takes a connection for good: with its last one, H2 closes a file and forgets this. */
  static HeldFile hold(DataSource pool) {
    try {
      Connection connection = pool.getConnection();
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      MVStore file = session.getDatabase().getStore().getMvStore();
      file.setVersionsToKeep(VERSIONS);
      file.setRetentionTime(RETENTION_MILLIS);
      return new HeldFile(connection, file);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database gave no connection", e);
    }
  }

  /**
   * Frees a little space if much of the file is out of date, by writing again what is current. H2
   * itself does this only where it writes behind its commits. Whether there was anything to do.
   */
  boolean tidy() {
    boolean moved = file.compact(FULL_ENOUGH_PERCENT, STEP_BYTES);
    if (moved) {
      file.commit();
    }
    return moved;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database kept a connection", e);
    }
  }
}
