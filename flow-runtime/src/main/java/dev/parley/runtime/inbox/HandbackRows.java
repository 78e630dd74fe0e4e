package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.conversation.InputJson;
import dev.parley.runtime.store.JsonColumn;
import java.time.Instant;

/** What people give back to flows, as rows of the inbox: once for each wait. */
final class HandbackRows {
  static final String KIND = "conversation.handback";

  private HandbackRows() {}

  static InboxTable.Row row(
      Address whose, String conversation, String token, long sequence, Instant now) {
    return new InboxTable.Row(
        sequence,
        whose.account(),
        whose.channel(),
        conversation,
        "handback:" + token,
        KIND,
        InboxTable.NEW,
        "",
        "",
        JsonColumn.write(InputJson.of(new Input.Handback(token))),
        now,
        now);
  }
}
