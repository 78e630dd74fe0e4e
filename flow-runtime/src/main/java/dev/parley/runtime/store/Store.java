package dev.parley.runtime.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: embedded H2 in a folder, or PostgreSQL. Reading is open to everybody; every write
 * goes through {@link #writer()}.
 */
public final class Store implements AutoCloseable {
  // NULLs sort as PostgreSQL sorts them; every commit is written before it returns, for H2's
  // default loses acknowledged commits when the process is killed; statements stay parsed, but
  // results are not reused: H2 2.4.240 may miss the transaction's own changes (its issue 4299).
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";QUERY_CACHE_SIZE=128;OPTIMIZE_REUSE_RESULTS=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  // A node that freezes in the middle of a transaction must not keep others from its shards.
  private static final String END_OF_PATIENCE = "set idle_in_transaction_session_timeout = '3s'";
  private static final Duration TURN_WAIT = Duration.ofMinutes(1);
  private static final int READERS = 6;

  private final HikariDataSource pool;
  private final Optional<HeldFile> file;
  private final Jdbi jdbi;
  private final GroupCommit writer;
  private final StoreSettings settings;
  private final Set<Connection> apart = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Store(HikariDataSource pool, StoreSettings settings, Dialect dialect, int writers) {
    this.pool = pool;
    this.settings = settings;
    file = dialect.hold(pool);
    migrate(pool, file, dialect);
    jdbi = Jdbi.create(pool);
    InstantColumns.register(jdbi);
    writer = new GroupCommit(jdbi, dialect, writers, this::tidy);
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws StoreUnusable with a sentence for the operator
   */
  public static Store open(StoreSettings settings) {
    return open(settings, "file");
  }

  /** Opens the database; if it is embedded, on one of H2's file systems. */
  static Store open(StoreSettings settings, String fileSystem) {
    Dialect dialect = settings.url().isEmpty() ? Dialect.H2 : Dialect.POSTGRESQL;
    int writers = dialect == Dialect.H2 ? 1 : Math.max(1, settings.writers());
    HikariDataSource pool = connect(settings, fileSystem, dialect, writers);
    try {
      return new Store(pool, settings, dialect, writers);
    } catch (FlywayException e) {
      pool.close();
      throw OpenFault.of(settings, e);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(
      StoreSettings settings, String fileSystem, Dialect dialect, int writers) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("parley");
    int held = dialect == Dialect.H2 ? 1 : 0;
    config.setMaximumPoolSize(writers + READERS + held);
    config.setMinimumIdle(1);
    config.setJdbcUrl(
        dialect == Dialect.H2
            ? "jdbc:h2:" + fileSystem + ":" + file(settings) + H2_OPTIONS
            : settings.url());
    if (dialect == Dialect.POSTGRESQL) {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
      config.setConnectionInitSql(END_OF_PATIENCE);
    }
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw OpenFault.of(settings, e);
    }
  }

  private static Path file(StoreSettings settings) {
    return settings.dataDir().toAbsolutePath().resolve(StoreSettings.FILE);
  }

  private static void migrate(HikariDataSource pool, Optional<HeldFile> file, Dialect dialect) {
    Flyway flyway =
        Flyway.configure(Store.class.getClassLoader())
            .dataSource(pool)
            .locations("classpath:db/migration")
            .configuration(Map.of("flyway.validateMigrationNaming", "true"))
            .placeholders(
                Map.of("postgresql", dialect.onlyPostgres(), "h2", dialect.onlyEmbedded()))
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      file.ifPresent(HeldFile::close);
      throw e;
    }
  }

  /**
   * Reads.
   *
   * @throws StoreBusy if the database is away
   */
  public <R> R read(HandleCallback<R, RuntimeException> query) {
    try {
      return jdbi.withHandle(query);
    } catch (RuntimeException e) {
      throw SqlFaults.isPassing(e) ? new StoreBusy("The database does not answer.", e) : e;
    }
  }

  /**
   * Reads what an account has.
   *
   * @throws StoreBusy if the database is away
   */
  public <R> R read(AccountId account, Function<Estate, R> query) {
    return read(handle -> query.apply(new Estate(handle, account)));
  }

  /** Frees a little space in an embedded database's file; whether there was anything to free. */
  boolean tidy() {
    return file.map(HeldFile::tidy).orElse(false);
  }

  /** Whether other processes may work with the same data. */
  public boolean shared() {
    return !settings.url().isEmpty();
  }

  /** Whether this was closed. */
  public boolean closed() {
    return closed;
  }

  /**
   * A connection of the caller's own to a shared database, for what must not wait behind others.
   *
   * @param patience how long an answer may take
   */
  public Handle apart(Duration patience) {
    Jdbi direct = Jdbi.create(settings.url(), settings.user(), settings.password());
    InstantColumns.register(direct);
    Handle handle = direct.open();
    try {
      Connection connection = handle.getConnection();
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
      handle.execute(END_OF_PATIENCE);
      apart.add(connection);
      handle.addCleanable(() -> apart.remove(connection));
      return handle;
    } catch (SQLException | RuntimeException e) {
      handle.close();
      throw new StoreBusy("The database does not answer.", e);
    }
  }

  /** Does something while no other process does such a thing to the same data. */
  public <R> R alone(Supplier<R> task) {
    if (!shared()) {
      return task.get();
    }
    try (Handle handle = apart(TURN_WAIT)) {
      handle.execute("select pg_advisory_lock(hashtext('parley'))");
      return task.get();
    }
  }

  /** The one way to write, but for who owns what. */
  public GroupCommit writer() {
    return writer;
  }

  /** Whether the database answers. */
  public boolean answers() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("The database kept a connection", e);
    }
  }

  /** Writes what is queued, then lets go of the database. */
  @Override
  public void close() {
    closed = true;
    writer.close();
    apart.forEach(Store::abort);
    file.ifPresent(HeldFile::close);
    pool.close();
  }
}
