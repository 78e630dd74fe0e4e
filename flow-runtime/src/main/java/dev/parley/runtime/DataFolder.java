package dev.parley.runtime;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the embedded database, looked at before the database is. */
final class DataFolder {
  private DataFolder() {}

  /**
   * The folder, if files can be put into it or it can be made.
   *
   * @throws SettingFault with one sentence, if not
   */
  static Path usable(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw fault(folder, there + " is a file.");
    }
    if (!Files.isWritable(there)) {
      throw fault(folder, "nothing can be written into " + there + ".");
    }
    return folder;
  }

  private static SettingFault fault(Path folder, String reason) {
    return new SettingFault("The data folder " + folder + " cannot be used: " + reason);
  }
}
