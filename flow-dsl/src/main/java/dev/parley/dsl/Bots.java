package dev.parley.dsl;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads bots from folders.
 *
 * <pre>{@code
 * LoadedBot loaded = Bots.load(Path.of("examples/pizza"));
 * loaded.problems().forEach(System.out::println);
 * Bot bot = loaded.bot().orElseThrow();
 * }</pre>
 *
 * <p>A bot is a folder of {@code .flow} and {@code .flow.json} files, with at most one file about
 * the bot itself, usually {@code bot.flow}.
 */
public final class Bots {
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  private Bots() {}

  /**
   * Loads and checks the bot in a folder; a single file is taken for a bot of one flow. Never
   * throws: whatever is wrong is a problem of the result.
   */
  public static LoadedBot load(Path folder) {
    return Assembly.of(BotFolder.read(folder));
  }

  /**
   * Loads and checks a bot whose files are at hand as texts, as an editor or a publishing client
   * has them.
   *
   * @param name the bot's name where none of its files gives one
   * @param texts the files' texts by their names
   */
  public static LoadedBot of(String name, Map<String, String> texts) {
    return Assembly.of(BotFolder.of(name, texts));
  }

  /**
   * The bots in a folder and the folders below it, by path: each folder that holds a flow is one. A
   * folder without any is returned itself, and so is a file: loading it says what is wrong.
   */
  public static List<Path> under(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of(folder);
    }
    Set<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(folder, new Finder(folder, found));
    } catch (IOException e) {
      return List.of(folder); // loading it meets the same obstacle and reports it
    }
    return found.isEmpty() ? List.of(folder) : List.copyOf(found);
  }

  /** Notes the folders that hold flows; passes by hidden folders and those of build tools. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Set<Path> found;

    Finder(Path top, Set<Path> found) {
      this.top = top;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      Path name = folder.getFileName();
      boolean skip =
          !folder.equals(top)
              && name != null
              && (name.toString().startsWith(".") || NOT_OURS.contains(name.toString()));
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path folder = file.getParent();
      if (BotFolder.holdsFlow(file) && folder != null) {
        found.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
