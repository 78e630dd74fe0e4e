package dev.parley.runtime.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What is wrong with a file, in a sentence. */
final class FileFault {
  private FileFault() {}

  static String of(UncheckedIOException e) {
    return Optional.ofNullable(e.getCause())
        .map(cause -> of(cause))
        .orElse("A file cannot be read or written.");
  }

  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "There is no file or folder " + gone.getFile() + ".";
      case AccessDeniedException denied ->
          denied.getFile() + " may not be read or written; look at its permissions.";
      case NotDirectoryException file -> file.getFile() + " is a file, and a folder was expected.";
      case FileSystemException other ->
          other.getFile() + " cannot be read or written: " + other.getReason() + ".";
      case CharacterCodingException bytes -> "A file is not UTF-8 text.";
      default -> "A file cannot be read or written: " + e.getMessage() + ".";
    };
  }
}
