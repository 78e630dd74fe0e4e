package dev.parley.dsl;

import dev.parley.flow.model.Templates;
import dev.parley.flow.model.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a bot, in a fixed order, as far as they can be read.
 *
 * @param path the folder, as it was named
 * @param files the flow files with their texts
 * @param beside the files that belong to the bot and hold no flow: functions, templates,
 *     translations
 * @param media the files that may be sent, by the names that flows have for them
 * @param complaints what could not be read, a sentence each
 * @param hash a hash of all files that belong to the bot
 */
record BotFolder(
    Path path,
    List<FlowText> files,
    List<Beside> beside,
    Map<String, Path> media,
    List<Complaint> complaints,
    String hash) {
  private static final String TEXT = ".flow";
  private static final String JSON = ".flow.json";
  private static final String FUNCTIONS = ".js";
  private static final String TRANSLATIONS = Translation.FOLDER + "/";
  private static final String MEDIA = "media";
  private static final int CHUNK = 64 * 1024;

  /** The endings of what WhatsApp takes. */
  private static final Set<String> SENDABLE =
      Set.of(
          "jpg", "jpeg", "png", "webp", "mp4", "3gp", "aac", "amr", "mp3", "m4a", "ogg", "opus",
          "txt", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx");

  /** A file's text. */
  record FlowText(String file, String text, boolean json) {}

  /**
   * A file that holds no flow.
   *
   * @param name its name in the bot's folder, with slashes
   * @param file how it is called in messages
   */
  record Beside(String name, String file, String text) {}

  /** A file or folder that cannot be read, and why. */
  record Complaint(String file, String code, String sentence) {}

  /** Reads a folder; never throws, whatever it finds. */
  static BotFolder read(Path path) {
    Reading reading = new Reading(path);
    reading.run();
    return new BotFolder(
        path, reading.files, reading.beside, reading.media, reading.complaints, reading.hash());
  }

  /** Files that are at hand as texts; the same texts have the same hash as in a folder. */
  static BotFolder of(String name, Map<String, String> texts) {
    Reading reading = new Reading(Path.of(name));
    new TreeMap<>(texts)
        .forEach((file, text) -> {
          reading.hash(file, text.getBytes(StandardCharsets.UTF_8));
          if (holdsFlow(Path.of(file))) {
            reading.files.add(new FlowText(file, text, file.endsWith(JSON)));
          } else {
            reading.beside.add(new Beside(file, file, text));
          }
        });
    return new BotFolder(
        reading.root, reading.files, reading.beside, Map.of(), List.of(), reading.hash());
  }

  /** The texts of the files of functions, by name. */
  Map<String, String> scripts() {
    Map<String, String> scripts = new TreeMap<>();
    beside.stream()
        .filter(file -> file.name().endsWith(FUNCTIONS))
        .forEach(file -> scripts.put(file.name(), file.text()));
    return scripts;
  }

  /** The file of message templates. */
  Optional<Beside> templates() {
    return beside.stream().filter(file -> file.name().equals(Templates.FILE)).findFirst();
  }

  /** The files of translations, in the order of their names. */
  List<Beside> translations() {
    return beside.stream().filter(file -> file.name().startsWith(TRANSLATIONS)).toList();
  }

  /** Whether a file is a flow or a bot's head, by its name. */
  static boolean holdsFlow(Path file) {
    String name = name(file);
    return name.endsWith(TEXT) || name.endsWith(JSON);
  }

  private static String name(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }

  /** How a file is called in messages: as the folder was, with slashes. */
  private static String shown(Path file) {
    return file.toString().replace('\\', '/');
  }

  /** One pass over a folder. */
  private static final class Reading {
    private final Path root;
    private final List<FlowText> files = new ArrayList<>();
    private final List<Beside> beside = new ArrayList<>();
    private final Map<String, Path> media = new TreeMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final MessageDigest digest = sha256();

    Reading(Path root) {
      this.root = root;
    }

    void run() {
      if (!Files.exists(root)) {
        complain(root, "FLW1901", "there is no file or folder called " + shown(root));
      } else if (Files.isDirectory(root)) {
        folder();
      } else {
        take(root, name(root));
      }
      if (files.isEmpty() && complaints.isEmpty()) {
        complain(root, "FLW1902", shown(root) + " holds no flow: put a file NAME.flow into it");
      }
    }

    private void folder() {
      for (Path file : list(root)) {
        if (belongs(file)) {
          take(file, name(file));
        }
      }
      Path translations = root.resolve(Translation.FOLDER);
      if (Files.isDirectory(translations)) {
        list(translations).stream()
            .filter(file -> name(file).endsWith(".json"))
            .forEach(file -> take(file, TRANSLATIONS + name(file)));
      }
      // A text beside the flows is somebody's notes; one to be sent lies with the media.
      list(root).stream()
          .filter(file -> !name(file).endsWith(".txt"))
          .forEach(file -> takeMedia(file, name(file)));
      Path folder = root.resolve(MEDIA);
      if (Files.isDirectory(folder)) {
        list(folder).forEach(file -> takeMedia(file, MEDIA + "/" + name(file)));
      }
    }

    /** A file that may be sent: it can be long, and only its hash is wanted here. */
    private void takeMedia(Path file, String name) {
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (!SENDABLE.contains(ending) || !Files.isRegularFile(file)) {
        return;
      }
      try (InputStream in = Files.newInputStream(file)) {
        label(name, Files.size(file));
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          digest.update(chunk, 0, n);
        }
        media.put(name, file);
      } catch (IOException e) {
        complain(file, "FLW1901", shown(file) + " cannot be read" + reason(e));
      }
    }

    private static boolean belongs(Path file) {
      String name = name(file);
      boolean ours = holdsFlow(file) || name.equals(Templates.FILE) || name.endsWith(FUNCTIONS);
      return ours && !Files.isDirectory(file);
    }

    /** A folder's entries by name, in the same order on every machine. */
    private List<Path> list(Path folder) {
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.sorted((a, b) -> name(a).compareTo(name(b))).toList();
      } catch (IOException e) {
        complain(folder, "FLW1901", "the folder " + shown(folder) + " cannot be read" + reason(e));
        return List.of();
      }
    }

    private void take(Path file, String name) {
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(file);
      } catch (IOException e) {
        complain(file, "FLW1901", shown(file) + " cannot be read" + reason(e));
        return;
      }
      hash(name, bytes);
      if (holdsFlow(file)) {
        text(file, bytes)
            .ifPresent(text -> files.add(new FlowText(shown(file), text, name.endsWith(JSON))));
      } else {
        text(file, bytes).ifPresent(text -> beside.add(new Beside(name, shown(file), text)));
      }
    }

    private Optional<String> text(Path file, byte[] bytes) {
      CharsetDecoder decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      CharBuffer out = CharBuffer.allocate(bytes.length + 1);
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        complain(
            file,
            "FLW1901",
            shown(file)
                + " is not UTF-8 text: byte "
                + in.position()
                + ", on line "
                + lineAt(bytes, in.position())
                + ", is no letter of it; save the file as UTF-8");
        return Optional.empty();
      }
      return Optional.of(out.flip().toString());
    }

    private static int lineAt(byte[] bytes, int position) {
      int line = 1;
      for (int i = 0; i < position; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      return line;
    }

    private void complain(Path file, String code, String sentence) {
      complaints.add(new Complaint(shown(file), code, sentence));
    }

    private static String reason(IOException e) {
      return switch (e) {
        case AccessDeniedException denied -> ": reading it is not allowed";
        case NoSuchFileException missing -> ": it points to a file that is not there";
        default -> ": " + e.getMessage();
      };
    }

    private void hash(String name, byte[] bytes) {
      label(name, bytes.length);
      digest.update(bytes);
    }

    private void label(String name, long length) {
      digest.update((name + "\n" + length + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String hash() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
