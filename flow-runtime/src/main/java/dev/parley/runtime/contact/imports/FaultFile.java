package dev.parley.runtime.contact.imports;

import dev.parley.runtime.http.ListFile;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The cells of an import that were wrong, as a file for whoever mends them. */
final class FaultFile {
  private static final int PAGE = 1_000;
  private static final ListFile FILE =
      new ListFile("errors", List.of("line", "column", "value", "message"));

  private final Imports imports;
  private final Import of;

  FaultFile(Imports imports, Import of) {
    this.imports = imports;
    this.of = of;
  }

  Reply write(Request request) {
    return FILE.write(request, this::each);
  }

  private void each(Consumer<Map<String, ?>> taker) {
    List<ReadRow.Fault> page = imports.faults(of, new ImportTable.After(0, -2), PAGE);
    while (!page.isEmpty()) {
      page.forEach(fault -> taker.accept(ImportJson.of(fault)));
      ReadRow.Fault last = page.getLast();
      page = imports.faults(of, new ImportTable.After(last.line(), last.place()), PAGE);
    }
  }
}
