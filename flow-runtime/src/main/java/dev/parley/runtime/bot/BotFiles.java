package dev.parley.runtime.bot;

import dev.parley.runtime.media.Media;
import dev.parley.runtime.media.StoredFile;
import dev.parley.runtime.whatsapp.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pictures and other files of bots' folders, kept with other files when they are published. */
public final class BotFiles {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("3gp", "video/3gpp"),
          Map.entry("aac", "audio/aac"),
          Map.entry("amr", "audio/amr"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("txt", "text/plain"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("docx", OFFICE + "wordprocessingml.document"),
          Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
          Map.entry("pptx", OFFICE + "presentationml.presentation"));

  private final Media media;

  public BotFiles(Media media) {
    this.media = media;
  }

  /**
   * Keeps files; what is kept already costs a look.
   *
   * @return our ids of the files, by their names
   */
  Map<String, String> keep(String account, Map<String, Path> files) {
    Map<String, String> ids = new HashMap<>();
    files.forEach((name, file) -> ids.put(name, keep(account, name, file).id()));
    return ids;
  }

  private StoredFile keep(String account, String name, Path file) {
    String type = TYPES.getOrDefault(ending(name), "text/plain");
    Content.Media.Kind kind = media.uploads().kindOf(type).orElse(Content.Media.Kind.DOCUMENT);
    String plain = name.substring(name.lastIndexOf('/') + 1);
    try (InputStream in = Files.newInputStream(file)) {
      return media.keep(new Media.Own(account, kind, type, Optional.of(plain)), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
