package dev.parley.runtime.bot;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiFunction;

/** A folder for as long as a bot that came as a zip is looked at. */
final class Workshop {
  private Workshop() {}

  /**
   * Unpacks a bot, loads it and works on it.
   *
   * @param name what the bot is called if none of its files says so
   * @param work gets the bot and its folder, which is gone afterwards
   * @throws UnfitBot if it is no zip of a bot
   */
  static <R> R on(String name, byte[] content, BiFunction<LoadedBot, Path, R> work) {
    try {
      Path scratch = Files.createTempDirectory("parley-bot");
      try {
        Path folder = Files.createDirectory(scratch.resolve(name));
        BotArchive.unpack(content, folder);
        return work.apply(Bots.load(folder), folder);
      } finally {
        Files.walkFileTree(scratch, new Removal());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException e) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
