package dev.parley.runtime.contact.consent;

import dev.parley.runtime.http.ListFile;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the ledger of consents as a file, page by page. */
final class ConsentExport {
  private static final int PAGE = 1_000;
  private static final ListFile FILE =
      new ListFile(
          "consents",
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
              "recordedAt"));

  private final ConsentLedger ledger;
  private final Request request;

  ConsentExport(ConsentLedger ledger, Request request) {
    this.ledger = ledger;
    this.request = request;
  }

  Reply write() {
    return FILE.write(request, this::each);
  }

  private void each(Consumer<Map<String, ?>> taker) {
    Optional<String> none = Optional.empty();
    ConsentLedger.Wanted wanted =
        new ConsentLedger.Wanted(request.query("contact"), none, none, "", PAGE);
    List<Consent> page = ledger.list(request.account(), wanted);
    while (!page.isEmpty()) {
      page.forEach(consent -> taker.accept(ConsentRoutes.json(consent)));
      page =
          page.size() < PAGE
              ? List.of()
              : ledger.list(request.account(), wanted.behind(page.getLast().id()));
    }
  }
}
