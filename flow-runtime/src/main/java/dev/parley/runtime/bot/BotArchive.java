package dev.parley.runtime.bot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bot's folder as one zip, as it travels to a server and is kept there. */
public final class BotArchive {
  /** The bytes that the zip may have. */
  public static final int MOST_BYTES = 25 * 1024 * 1024;

  private static final long MOST_UNPACKED = 100L * 1024 * 1024;
  private static final int MOST_FILES = 2_000;
  private static final int CHUNK = 64 * 1024;
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  /** The first of what a zip may be dated, so that the same files give the same zip. */
  private static final long UNDATED = 315_532_800_000L;

  private BotArchive() {}

  /**
   * Packs the files of a folder, or one file, without hidden ones and those of build tools.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  public static byte[] pack(Path folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files(folder)) {
        Path name = Files.isDirectory(folder) ? folder.relativize(file) : file.getFileName();
        ZipEntry entry = new ZipEntry(String.valueOf(name).replace('\\', '/'));
        entry.setTime(UNDATED);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file) && ours(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean ours(Path name) {
    for (Path part : name) {
      if (part.toString().startsWith(".") || NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Unpacks a zip, or takes a text for a bot of this one flow.
   *
   * @param into an empty folder
   * @throws UnfitBot if it is no zip, or holds what no bot's folder does
   */
  static void unpack(byte[] content, Path into) {
    try {
      if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
        unzip(content, into);
      } else {
        boolean json = content.length > 0 && content[0] == '{';
        String name = into.getFileName() + (json ? ".flow.json" : ".flow");
        Files.write(into.resolve(name), content);
      }
    } catch (ZipException e) {
      throw new UnfitBot("The zip cannot be read: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unzip(byte[] content, Path into) throws IOException {
    String top = top(content);
    long left = MOST_UNPACKED;
    try (ZipInputStream zip = open(content)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = name(entry).substring(top.length());
        if (!entry.isDirectory() && !name.isEmpty() && ours(Path.of(name))) {
          Path file = into.resolve(name);
          Files.createDirectories(into.resolve(name).getParent());
          left -= copy(zip, file, left);
        }
      }
    }
  }

  /** The folder that holds everything, if there is one: many tools zip a folder as a whole. */
  private static String top(byte[] content) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = open(content)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(name(entry));
        if (names.size() > MOST_FILES) {
          throw new UnfitBot("The zip holds more than " + MOST_FILES + " files.");
        }
      }
    }
    if (names.isEmpty()) {
      throw new UnfitBot("The zip is empty or damaged.");
    }
    Set<String> tops = new LinkedHashSet<>();
    names.forEach(name -> tops.add(name.substring(0, name.indexOf('/') + 1)));
    return tops.size() == 1 ? tops.iterator().next() : "";
  }

  private static ZipInputStream open(byte[] content) {
    return new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8);
  }

  /** A name that stays in the folder. */
  private static String name(ZipEntry entry) {
    String name = entry.getName();
    boolean out =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || name.chars().anyMatch(Character::isISOControl)
            || List.of(name.split("/", -1)).contains("..");
    if (out) {
      throw new UnfitBot("The zip holds a file whose name leads out of its folder.");
    }
    return name;
  }

  private static long copy(InputStream in, Path file, long most) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        copied += n;
        if (copied > most) {
          throw new UnfitBot("The zip unpacks to more than " + MOST_UNPACKED / 1_048_576 + " MB.");
        }
        out.write(chunk, 0, n);
      }
    }
    return copied;
  }
}
