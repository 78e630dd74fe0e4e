package dev.parley.runtime.contact.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of a file, one after the other, without the empty ones. */
interface Rows extends AutoCloseable {
  /** The characters of a cell that are read. */
  int LONGEST = 10_000;

  /**
   * A row.
   *
   * @param line where it begins, counted as a person does who opens the file
   */
  record Row(long line, List<String> cells) {
    String cell(int place) {
      return place < cells.size() ? cells.get(place) : "";
    }

    boolean empty() {
      for (String cell : cells) {
        if (!cell.isBlank()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The next row; empty at the end.
   *
   * @throws UnreadableFile with a sentence about what is wrong with the file
   */
  Optional<Row> next();

  @Override
  void close();

  /** Opens a file at its first row. */
  static Rows open(Path file, FileShape shape) {
    return switch (shape.format()) {
      case CSV -> CsvRows.open(file, shape);
      case XLSX -> XlsxRows.open(file);
    };
  }
}
