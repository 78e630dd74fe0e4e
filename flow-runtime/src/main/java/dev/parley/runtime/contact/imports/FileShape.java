package dev.parley.runtime.contact.imports;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a file is written.
 *
 * @param encoding of CSV; UTF-8 otherwise
 * @param delimiter between CSV's fields
 * @param columns what its first row calls its columns, each by another name
 * @param rows how many come behind the first
 */
record FileShape(Format format, Charset encoding, char delimiter, List<String> columns, long rows) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  FileShape {
    columns = List.copyOf(columns);
  }

  /** What sort of file it is. */
  enum Format {
    CSV,
    XLSX;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  FileShape with(List<String> named, long counted) {
    return new FileShape(format, encoding, delimiter, named, counted);
  }

  String write() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", format.name());
    json.put("encoding", encoding.name());
    json.put("delimiter", String.valueOf(delimiter));
    json.put("columns", columns);
    json.put("rows", rows);
    return MAPPER.writeValueAsString(json);
  }

  static FileShape read(String text) {
    JsonNode json = MAPPER.readTree(text);
    List<String> columns = new ArrayList<>();
    json.required("columns").forEach(column -> columns.add(column.stringValue()));
    return new FileShape(
        Format.valueOf(json.required("format").stringValue()),
        Charset.forName(json.required("encoding").stringValue()),
        json.required("delimiter").stringValue().charAt(0),
        columns,
        json.required("rows").longValue());
  }
}
