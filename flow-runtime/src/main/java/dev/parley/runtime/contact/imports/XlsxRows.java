package dev.parley.runtime.contact.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's first sheet. */
final class XlsxRows implements Rows {
  private static final int MOST_COLUMNS = 1_000;
  // Texts that stand once and are referred to are all read at once.
  private static final long MOST_SHARED = 96L * 1024 * 1024;
  private static final String SHARED = "xl/sharedStrings.xml";

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

  private XlsxRows(ReadableWorkbook workbook, Stream<org.dhatim.fastexcel.reader.Row> stream) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  static XlsxRows open(Path file) {
    refuseBombs(file);
    ReadableWorkbook workbook;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
    } catch (IOException | RuntimeException e) {
      throw unreadable();
    }
    try {
      return new XlsxRows(workbook, workbook.getFirstSheet().openStream());
    } catch (IOException | RuntimeException e) {
      close(workbook);
      throw unreadable();
    }
  }

  private static UnreadableFile unreadable() {
    return new UnreadableFile(
        "The file is no workbook that can be read: save it again as .xlsx, without a password, or"
            + " as CSV.");
  }

  /** What is small may hold very much. */
  private static void refuseBombs(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().equals(SHARED) && entry.getSize() > MOST_SHARED) {
          throw new UnreadableFile("The workbook has too much text: save it as CSV.");
        }
      }
    } catch (IOException e) {
      throw unreadable();
    }
  }

  @Override
  public Optional<Row> next() {
    try {
      while (rows.hasNext()) {
        Row row = row(rows.next());
        if (!row.empty()) {
          return Optional.of(row);
        }
      }
      return Optional.empty();
    } catch (ExcelReaderException e) {
      throw unreadable();
    }
  }

  private static Row row(org.dhatim.fastexcel.reader.Row row) {
    int count = Math.min(row.getCellCount(), MOST_COLUMNS);
    List<String> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(text(row.getCell(i)));
    }
    return new Row(row.getRowNum(), cells);
  }

  /** A cell as one would type it: numbers without the powers of ten that the file writes. */
  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> number(cell);
      case STRING, FORMULA -> shown(cell);
      case BOOLEAN -> String.valueOf(cell.getValue());
      case ERROR, EMPTY -> "";
    };
  }

  private static String shown(Cell cell) {
    Object value = cell.getValue();
    String text = value == null ? cell.getText() : value.toString();
    return text == null ? "" : text;
  }

  private static String number(Cell cell) {
    String format = cell.getDataFormatString();
    if (format != null && isTime(format)) {
      LocalDateTime time = cell.asDate();
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toString();
    }
    return cell.asNumber().stripTrailingZeros().toPlainString();
  }

  private static boolean isTime(String format) {
    String letters = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return letters.contains("yy") || (letters.contains("d") && letters.contains("m"));
  }

  @Override
  public void close() {
    stream.close();
    close(workbook);
  }

  private static void close(ReadableWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
