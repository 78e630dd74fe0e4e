package dev.parley.runtime.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list as a file, CSV or a line of JSON each, written while it is read: its length costs no
 * memory.
 *
 * @param name the file's, without its ending
 * @param columns of CSV: names of the items' JSON, with a point before a name within an object
 */
public record ListFile(String name, List<String> columns) {
  /** The formats. */
  public static final Text FORMAT = Text.word(List.of("csv", "jsonl"));

  /** What to say of them. */
  public static final String SAYS = "csv unless it says jsonl.";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public ListFile {
    columns = List.copyOf(columns);
  }

  /**
   * Writes the file as the answer to a request, in the format that its query names.
   *
   * @param items gives one item after the other to whoever takes them
   */
  public Reply write(Request request, Consumer<Consumer<Map<String, ?>>> items) {
    boolean csv = request.query("format").orElse("csv").equals("csv");
    request
        .context()
        .contentType(csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name + (csv ? ".csv" : ".jsonl") + "\"");
    try (Writer out =
        new OutputStreamWriter(request.context().outputStream(), StandardCharsets.UTF_8)) {
      if (csv) {
        csv(out, items);
      } else {
        items.accept(item -> line(out, item));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply.Written();
  }

  private void csv(Writer out, Consumer<Consumer<Map<String, ?>>> items) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(columns);
      items.accept(
          item -> csv.writeRecord(columns.stream().map(name -> cell(item, name)).toList()));
    }
  }

  private static void line(Writer out, Map<String, ?> item) {
    try {
      out.write(MAPPER.writeValueAsString(item) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(Map<String, ?> item, String column) {
    int point = column.indexOf('.');
    if (point > 0 && item.get(column.substring(0, point)) instanceof Map<?, ?> inner) {
      return guarded(text(inner.get(column.substring(point + 1))));
    }
    return guarded(text(item.get(column)));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining("; "));
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      default -> value.toString();
    };
  }

  /** Programs for tables run what begins like a formula, whoever wrote it. */
  private static String guarded(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
