package dev.parley.runtime.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the processes of a run live, each writing its log into a folder. */
final class Machine implements AutoCloseable {
  private final Path folder;
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  Machine(Path folder) {
    this.folder = folder;
  }

  /** What runs under a name. */
  record Task(String name, Class<?> main, List<String> arguments, Map<String, String> settings) {}

  Process run(Task task) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.httpclient.keepalive.timeout=2",
                "-cp",
                System.getProperty("java.class.path"),
                task.main().getName()));
    command.addAll(task.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(task.name() + ".log").toFile()));
    builder.environment().putAll(task.settings());
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
