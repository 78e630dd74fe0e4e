package dev.parley.runtime.contact.consent;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Writes the ledger of consents as a file, page by page, so that its length costs no memory. */
final class ConsentExport {
  static final List<String> FORMATS = List.of("csv", "jsonl");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int PAGE = 1_000;
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "contact",
          "channel",
          "purpose",
          "act",
          "source",
          "by",
          "words",
          "message",
          "detail",
          "at",
          "recordedAt");

  private final ConsentLedger ledger;
  private final Request request;

  ConsentExport(ConsentLedger ledger, Request request) {
    this.ledger = ledger;
    this.request = request;
  }

  Reply write() {
    boolean csv = request.query("format").orElse("csv").equals("csv");
    request
        .context()
        .contentType(csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            "attachment; filename=\"consents." + (csv ? "csv" : "jsonl") + "\"");
    try (Writer out =
        new OutputStreamWriter(request.context().outputStream(), StandardCharsets.UTF_8)) {
      if (csv) {
        csv(out);
      } else {
        each(consent -> line(out, consent));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply.Written();
  }

  private void csv(Writer out) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(COLUMNS);
      each(consent -> {
        Map<String, Object> json = ConsentRoutes.json(consent);
        csv.writeRecord(
            COLUMNS.stream().map(name -> cell(json.getOrDefault(name, "").toString())).toList());
      });
    }
  }

  /** Programs for tables run what begins like a formula, whoever wrote it. */
  private static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static void line(Writer out, Consent consent) {
    try {
      out.write(MAPPER.writeValueAsString(ConsentRoutes.json(consent)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void each(Consumer<Consent> taker) {
    Optional<String> none = Optional.empty();
    ConsentLedger.Wanted wanted =
        new ConsentLedger.Wanted(request.query("contact"), none, none, "", PAGE);
    List<Consent> page = ledger.list(request.account(), wanted);
    while (!page.isEmpty()) {
      page.forEach(taker);
      page =
          page.size() < PAGE
              ? List.of()
              : ledger.list(request.account(), wanted.behind(page.getLast().id()));
    }
  }
}
