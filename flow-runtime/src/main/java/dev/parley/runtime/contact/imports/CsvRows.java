package dev.parley.runtime.contact.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** The rows of a CSV file. */
final class CsvRows implements Rows {
  private static final int LONGEST_RECORD = 1024 * 1024;
  private static final char MARK = '\ufeff';

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final int linesBefore;
  private long line = 1;

  private CsvRows(CsvReader<CsvRecord> reader, int linesBefore) {
    this.reader = reader;
    this.records = reader.iterator();
    this.linesBefore = linesBefore;
  }

  static CsvRows open(Path file, FileShape shape) {
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(file));
      return of(new InputStreamReader(in, shape.encoding()), shape.delimiter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a text; a byte order mark and Excel's line about the delimiter are none. */
  static CsvRows of(Reader text, char delimiter) throws IOException {
    BufferedReader rest = new BufferedReader(text);
    rest.mark(8);
    if (rest.read() != MARK) {
      rest.reset();
    }
    rest.mark(8);
    char[] begin = new char[6];
    int count = rest.read(begin);
    String first = count < 0 ? "" : new String(begin, 0, count);
    boolean told = first.toLowerCase(Locale.ROOT).startsWith("sep=");
    rest.reset();
    if (told) {
      String unused = rest.readLine();
    }
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_RECORD)
            .ofCsvRecord(rest);
    return new CsvRows(reader, told ? 1 : 0);
  }

  @Override
  public Optional<Row> next() {
    try {
      while (records.hasNext()) {
        CsvRecord next = records.next();
        line = next.getStartingLineNumber() + linesBefore;
        Row row = new Row(line, next.getFields());
        if (!row.empty()) {
          return Optional.of(row);
        }
      }
      return Optional.empty();
    } catch (CsvParseException e) {
      throw new UnreadableFile(
          "Behind line "
              + line
              + " quotes do not fit together: a field begins and ends with one, and \" within it is"
              + " written \"\".");
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
