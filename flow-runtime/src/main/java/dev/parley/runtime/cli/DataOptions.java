package dev.parley.runtime.cli;

import dev.parley.runtime.Config;
import dev.parley.runtime.Office;
import dev.parley.runtime.Setting;
import dev.parley.runtime.SettingSources;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data a command works on, and which account of it. */
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class DataOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data by default.")
  private Optional<Path> data;

  @Option(names = "--db", paramLabel = "JDBC_URL", description = "A PostgreSQL database.")
  private Optional<String> database;

  @Option(names = "--config", paramLabel = "FILE", description = "The settings file.")
  private Optional<Path> file;

  @Option(names = "--account", paramLabel = "ID", description = "Which account; else the first.")
  private Optional<String> account;

  /** The data, which must be there. */
  Office open() {
    return Office.open(config());
  }

  /** The data, which is begun where it is not there: before the first start of a server. */
  Office begin() {
    return Office.begin(config());
  }

  private Config config() {
    SettingSources sources = new SettingSources();
    file.ifPresent(sources::file);
    sources.environment(System.getenv());
    sources.flag(Setting.PARLEY_DATA, data.map(Path::toString));
    sources.flag(Setting.PARLEY_DB_URL, database);
    return Config.of(sources);
  }

  /** What secrets are sealed with. */
  Optional<String> masterKey() {
    return config().secrets().masterKey();
  }

  Optional<String> account() {
    return account;
  }
}
