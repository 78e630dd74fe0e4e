package dev.parley.runtime.cli;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bots that a command's paths name. */
final class BotFolders {
  private BotFolders() {}

  /**
   * The bots in and below these paths, in order.
   *
   * @throws CannotRead if a path does not exist
   */
  static List<Path> under(List<Path> paths) {
    List<Path> folders = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CannotRead("There is no file or folder " + path + ".");
      }
      folders.addAll(Bots.under(path));
    }
    return folders.stream().distinct().toList();
  }

  /**
   * Loads the bot in a folder.
   *
   * @throws CannotRead if there is no such folder
   */
  static LoadedBot load(Path folder) {
    if (!Files.exists(folder)) {
      throw new CannotRead("There is no bot folder " + folder + ".");
    }
    return Bots.load(folder);
  }
}
