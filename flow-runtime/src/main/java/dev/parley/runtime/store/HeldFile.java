package dev.parley.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

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

  private final Connection connection;

  private HeldFile(Connection connection) {
    this.connection = connection;
  }

  /** Takes a connection for good: with its last one, H2 closes a file and forgets this. */
  static HeldFile hold(DataSource pool) {
    try {
      Connection connection = pool.getConnection();
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      session.getDatabase().getStore().getMvStore().setVersionsToKeep(VERSIONS);
      return new HeldFile(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database gave no connection", e);
    }
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
