package dev.parley.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole: beside it first, so that a full disk cannot cost what was there. */
final class FreshFile {
  private FreshFile() {}

  static void write(Path file, String text) throws IOException {
    boolean there = Files.exists(file);
    Path real = there ? file.toRealPath() : file.toAbsolutePath();
    if (!there) {
      Files.writeString(real, text);
      return;
    }
    Path fresh = Files.createTempFile(real.getParent(), "parley-", ".new");
    try {
      Files.writeString(fresh, text);
      copyPermissions(real, fresh);
      Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
