package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.runtime.Config;
import dev.parley.runtime.Runtime;
import dev.parley.runtime.Setting;
import dev.parley.runtime.SettingSources;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the server. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs the server; without a WhatsApp number, on the emulator with its phone page.",
    footer = {
      "",
      "Settings come from the --config file (lines NAME=value), then the environment, then flags:",
      "docs/settings.md lists them all. With PARLEY_WHATSAPP_* set, BOT_DIR answers on that number."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "BOT_DIR", description = "The bot's folder.")
  private Optional<Path> folder;

  @Option(names = "--port", paramLabel = "PORT", description = "The port; 8080 by default.")
  private Optional<String> port;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data by default.")
  private Optional<String> data;

  @Option(names = "--db", paramLabel = "JDBC_URL", description = "A PostgreSQL database.")
  private Optional<String> database;

  @Option(names = "--config", paramLabel = "FILE", description = "The settings file.")
  private Optional<Path> file;

  @Override
  public Integer call() throws InterruptedException {
    Config config = config();
    Optional<LoadedBot> loaded = folder.map(BotFolders::load);
    if (loaded.isPresent()) {
      Problems.print(loaded.get(), spec.commandLine().getErr());
      if (loaded.get().bot().isEmpty()) {
        return Exit.FOUND;
      }
    }
    Runtime runtime = Runtime.start(config, loaded);
    CountDownLatch stopped = new CountDownLatch(1);
    java.lang.Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runtime, stopped)));
    announce(runtime);
    stopped.await();
    return Exit.OK;
  }

  private Config config() {
    SettingSources sources = new SettingSources();
    file.ifPresent(sources::file);
    sources.environment(System.getenv());
    sources.flag(Setting.PARLEY_PORT, port);
    sources.flag(Setting.PARLEY_DATA, data);
    sources.flag(Setting.PARLEY_DB_URL, database);
    return Config.of(sources);
  }

  private static void stop(Runtime runtime, CountDownLatch stopped) {
    runtime.close();
    stopped.countDown();
  }

  private void announce(Runtime runtime) {
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Parley is ready (%.1f s).%n", millis / 1000.0);
    runtime.addresses().forEach((what, url) -> out.printf("  %-8s %s%n", what, url));
    out.flush();
  }
}
