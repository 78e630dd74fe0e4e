package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that hold what is expected. They are read aloud before they are committed; run the tests
 * with {@code -Dparley.golden=write} to write them anew, and look at the difference.
 */
public final class Golden {
  private static final boolean WRITE = "write".equals(System.getProperty("parley.golden"));

  private Golden() {}

  /** The folder of a collection, as a path that is the same on every machine. */
  public static Path folder(String name) {
    return Path.of("src/test/resources/golden", name);
  }

  /** The entries of a collection by name. */
  public static List<Path> entries(String name) {
    try (Stream<Path> entries = Files.list(folder(name))) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with the file, or writes it. */
  public static void check(Path expected, String actual) throws IOException {
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("run with -Dparley.golden=write to make it").exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
