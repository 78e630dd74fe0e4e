package dev.parley.runtime;

import dev.parley.runtime.store.StoreSettings;
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

  /**
   * Where the data is.
   *
   * @throws SettingFault with one sentence, if it cannot be there
   */
  static StoreSettings settings(Config config) {
    return config
        .database()
        .map(db -> StoreSettings.postgres(db.url(), db.user(), db.password()))
        .orElseGet(() -> StoreSettings.embedded(usable(config.data())));
  }

  /**
   * Where data is that was begun before.
   *
   * @throws SettingFault with one sentence, if there is none
   */
  static StoreSettings existing(Config config) {
    StoreSettings settings = settings(config);
    if (config.database().isEmpty() && !settings.begun()) {
      throw fault(config.data(), "there is no data in it; name the folder of the server.");
    }
    return settings;
  }

  private static SettingFault fault(Path folder, String reason) {
    return new SettingFault("The data folder " + folder + " cannot be used: " + reason);
  }
}
