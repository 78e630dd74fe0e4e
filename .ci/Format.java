import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Formats every Java file of the repository, or says which are not formatted. */
final class Format {
  private Format() {}

  /** Takes what to do, check or replace, and a file whose time says when that was last in order. */
  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    Path stamp = Path.of(args[1]);
    List<String> files = changedSince(stamp);
    if (!files.isEmpty() && run(check, files) != 0) {
      System.err.println(
          "Not formatted, see above. Put right by: mvn -q -N -Pformat process-sources");
      System.exit(1);
    }
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "");
  }

  private static int run(boolean check, List<String> files) {
    List<String> line = new ArrayList<>();
    line.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    line.addAll(files);
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    return formatter.run(System.err, System.err, line.toArray(String[]::new));
  }

  private static List<String> changedSince(Path stamp) throws IOException {
    FileTime since =
        Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    List<String> files = new ArrayList<>();
    for (String root : List.of(".ci", "flow-core", "flow-dsl", "flow-runtime", "examples")) {
      try (Stream<Path> all = Files.walk(Path.of(root))) {
        for (Path file : (Iterable<Path>) all.filter(Format::isSource)::iterator) {
          if (Files.getLastModifiedTime(file).compareTo(since) > 0) {
            files.add(file.toString());
          }
        }
      }
    }
    return files;
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && !file.toString().contains("/target/");
  }
}
