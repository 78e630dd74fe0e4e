package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.whatsapp.InboundMessage;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookParser;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Looks up what customers wrote, as long as the inbox keeps it. */
public final class HeardBook {
  private final Store store;

  public HeardBook(Store store) {
    this.store = store;
  }

  /** What was written in a conversation after a place, the oldest first. */
  public List<HeardMessage> after(AccountId account, String conversation, long after, int most) {
    return store.read(
        account,
        estate ->
            estate
                .query(
                    "select sequence, dedupe_key, kind, raw, raw_large, occurred from inbox where"
                        + " account = :account and conversation = :conversation"
                        + " and sequence > :after and kind like 'message.%'"
                        + " and kind <> '"
                        + RefusedRows.KIND
                        + "' order by sequence limit :most")
                .bind("conversation", conversation)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  private static HeardMessage read(ResultSet row) throws SQLException {
    Instant at = InboxRows.instant(row, "occurred");
    return new HeardMessage(
        row.getLong("sequence"),
        InboxTable.afterNumber(row.getString("dedupe_key")),
        row.getString("kind"),
        text(InboxRows.raw(row), at),
        at);
  }

  private static String text(String raw, Instant at) {
    byte[] body = raw.getBytes(StandardCharsets.UTF_8);
    return WebhookParser.parse(body, at) instanceof Webhook.Parsed parsed
        ? parsed.events().stream()
            .filter(InboundMessage.class::isInstance)
            .map(event -> Reading.of((InboundMessage) event).map(Incoming::text).orElse(""))
            .findFirst()
            .orElse("")
        : "";
  }
}
