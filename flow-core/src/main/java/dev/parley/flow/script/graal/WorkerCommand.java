package dev.parley.flow.script.graal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker is started: this Java, this class path, nothing of this environment. */
final class WorkerCommand {
  private static final int UNSAFE_OPTION_SINCE = 23;

  private WorkerCommand() {}

  static ProcessBuilder of(WorkerSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.add("-Xss2m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:-UsePerfData");
    command.add("-Xshare:auto");
    command.add("--enable-native-access=ALL-UNNAMED");
    // Where no folder can be written to, GraalJS does without its native library.
    command.add("-Dpolyglotimpl.AttachLibraryFailureAction=ignore");
    if (Runtime.version().feature() >= UNSAFE_OPTION_SINCE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(classPath());
    command.add(Worker.class.getName());
    command.add(Long.toString(settings.limits().statements()));
    command.add(Integer.toString(settings.limits().textLength()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // A script must not find the host's secrets, not even by a fault of GraalJS.
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }

  /** Of what runs here, whether it came by class path or module path. */
  private static String classPath() {
    List<String> parts = new ArrayList<>();
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      String path = System.getProperty(property, "");
      if (!path.isEmpty()) {
        parts.add(path);
      }
    }
    return String.join(File.pathSeparator, parts);
  }
}
