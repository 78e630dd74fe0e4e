package dev.parley.runtime.contact.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The cells of an import that were wrong, as a file for whoever mends them. */
final class FaultFile {
  private static final int PAGE = 1_000;

  private final Imports imports;
  private final Import of;

  FaultFile(Imports imports, Import of) {
    this.imports = imports;
    this.of = of;
  }

  Reply write(Request request) {
    request
        .context()
        .contentType("text/csv; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"errors.csv\"");
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(
                new OutputStreamWriter(request.context().outputStream(), StandardCharsets.UTF_8))) {
      csv.writeRecord("line", "column", "value", "message");
      List<ReadRow.Fault> page = imports.faults(of, new ImportTable.After(0, -2), PAGE);
      while (!page.isEmpty()) {
        for (ReadRow.Fault fault : page) {
          csv.writeRecord(
              Long.toString(fault.line()),
              Guard.cell(fault.column()),
              Guard.cell(fault.said()),
              fault.message());
        }
        ReadRow.Fault last = page.getLast();
        page = imports.faults(of, new ImportTable.After(last.line(), last.place()), PAGE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply.Written();
  }
}
