package dev.parley.runtime.contact.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out how a file is written. */
final class Examination {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int SAMPLE = 64 * 1024;
  private static final int SAMPLE_ROWS = 50;
  private static final int MOST_COLUMNS = 500;
  private static final int LONGEST_NAME = 200;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private Examination() {}

  /**
   * Reads a file once.
   *
   * @throws UnreadableFile with a sentence about what is wrong with the file
   */
  static FileShape of(Path file) {
    FileShape shape = begun(file);
    try (Rows rows = Rows.open(file, shape)) {
      List<String> columns =
          rows.next()
              .map(row -> named(row.cells()))
              .orElseThrow(() -> new UnreadableFile("The file has no rows."));
      long count = 0;
      while (rows.next().isPresent()) {
        count++;
      }
      return shape.with(columns, count);
    }
  }

  private static FileShape begun(Path file) {
    try {
      byte[] sample;
      try (InputStream in = Files.newInputStream(file)) {
        sample = in.readNBytes(SAMPLE);
      }
      if (sample.length > 1 && sample[0] == 'P' && sample[1] == 'K') {
        return new FileShape(FileShape.Format.XLSX, StandardCharsets.UTF_8, ',', List.of(), 0);
      }
      refuseOthers(sample);
      Charset encoding = encoding(file, sample);
      return new FileShape(
          FileShape.Format.CSV,
          encoding,
          delimiter(new String(sample, encoding), sample.length < SAMPLE),
          List.of(),
          0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseOthers(byte[] sample) {
    if (sample.length > 1 && (sample[0] & 0xff) == 0xd0 && (sample[1] & 0xff) == 0xcf) {
      throw new UnreadableFile("This is a workbook of before 2007: save it as .xlsx or as CSV.");
    }
  }

  private static Charset encoding(Path file, byte[] sample) throws IOException {
    if (begins(sample, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(sample, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    if (begins(sample, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    Optional<Charset> wide = wide(sample);
    if (wide.isPresent()) {
      return wide.get();
    }
    return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  private static boolean begins(byte[] sample, int... mark) {
    if (sample.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((sample[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Text of two bytes a character has a zero in most of the pairs. */
  private static Optional<Charset> wide(byte[] sample) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < sample.length; i += 2) {
      even += sample[i] == 0 ? 1 : 0;
      odd += sample[i + 1] == 0 ? 1 : 0;
    }
    if (4 * odd > sample.length && even == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return 4 * even > sample.length && odd == 0
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private static boolean isUtf8(Path file) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
    CharBuffer chars = CharBuffer.allocate(SAMPLE);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      boolean ended = false;
      while (!ended) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
        if (decoder.decode(bytes, chars, ended).isError()) {
          return false;
        }
        bytes.compact();
        chars.clear();
      }
    }
    return true;
  }

  /** The one that cuts most of the first rows into as many fields as the first has. */
  private static char delimiter(String sample, boolean whole) throws IOException {
    String text = sample.startsWith("\ufeff") ? sample.substring(1) : sample;
    if (text.toLowerCase(Locale.ROOT).startsWith("sep=") && text.length() > 4) {
      return text.charAt(4);
    }
    String lines = whole ? text : text.substring(0, Math.max(text.lastIndexOf('\n'), 0));
    char best = ',';
    long most = 0;
    for (char delimiter : DELIMITERS) {
      long score = score(lines, delimiter);
      if (score > most) {
        most = score;
        best = delimiter;
      }
    }
    return best;
  }

  private static long score(String lines, char delimiter) throws IOException {
    long same = 0;
    int first = 0;
    try (CsvRows rows = CsvRows.of(new StringReader(lines), delimiter)) {
      for (int i = 0; i < SAMPLE_ROWS; i++) {
        Optional<Rows.Row> row = rows.next();
        if (row.isEmpty()) {
          break;
        }
        int fields = row.get().cells().size();
        first = i == 0 ? fields : first;
        same += fields == first ? 1 : 0;
      }
    } catch (UnreadableFile e) {
      return first > 1 ? 1 : 0;
    }
    return first > 1 ? same * 1_000 + first : 0;
  }

  /** Names of columns: each has one, and no two have the same. */
  private static List<String> named(List<String> header) {
    if (header.size() > MOST_COLUMNS) {
      throw new UnreadableFile("The file has more than " + MOST_COLUMNS + " columns.");
    }
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
      String base = name.isEmpty() ? "Column " + (i + 1) : name;
      String own = base;
      for (int n = 2; !taken.add(own); n++) {
        own = base + " (" + n + ")";
      }
      names.add(own);
    }
    return names;
  }
}
