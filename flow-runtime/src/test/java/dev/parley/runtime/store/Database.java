package dev.parley.runtime.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The databases that every test of the line runs on; each call gives an empty one. */
public enum Database {
  H2 {
    @Override
    public StoreSettings fresh() {
      try {
        return StoreSettings.embedded(Files.createTempDirectory("parley-h2"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public StoreSettings fresh() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      EmbeddedPostgres server = Server.RUNNING;
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return StoreSettings.postgres(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  };

  /** Settings of a database that is empty, and the same at every {@link Store#open}. */
  public abstract StoreSettings fresh();

  /** One server for the whole run, syncing as a real one does. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
