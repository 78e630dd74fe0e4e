package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.conversation.Arrival;
import dev.parley.runtime.inbox.InboxTable.Row;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.store.JsonColumn;
import dev.parley.runtime.timers.Timer;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.InboundMessage;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookEvent;
import dev.parley.runtime.whatsapp.WebhookParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns rows of the inbox into what conversations take, and timers into rows. */
final class Arrivals {
  private static final String TIMER = "timer.fired";
  private static final String TOKEN = "timer";

  private Arrivals() {}

  static Arrival of(Row row, Input input) {
    return new Arrival(
        row.sequence(), row.account(), row.channel(), row.conversation(), row.received(), input);
  }

  /** What an earlier process wrote down; empty if a turn can make nothing of it. */
  static Optional<Arrival> of(Row row, Media media) {
    return switch (row.kind()) {
      case TIMER, Results.KIND, RefusedRows.KIND, HandbackRows.KIND -> Optional.of(fromWithin(row));
      default ->
          message(row).flatMap(message -> said(row, message, media)).map(said -> of(row, said));
    };
  }

  private static Optional<Input> said(Row row, InboundMessage message, Media media) {
    Map<String, String> known = new HashMap<>();
    for (Content.Media file : dev.parley.runtime.media.Arrival.in(message.content())) {
      media
          .byMediaId(row.account(), row.channel(), file.id())
          .filter(stored -> stored.isIn(row.conversation()))
          .ifPresent(stored -> known.put(file.id(), stored.id()));
    }
    return Reading.of(message).map(said -> new Input.Reply(Reading.named(said, known)));
  }

  /** A timer, the result of a call or a message that could not be sent. */
  static Arrival fromWithin(Row row) {
    return of(row, row.kind().equals(TIMER) ? timer(row.raw()) : Results.input(row.raw()));
  }

  private static Input timer(String raw) {
    return new Input.TimerFired(String.valueOf(JsonColumn.read(raw).get(TOKEN)));
  }

  private static Optional<InboundMessage> message(Row row) {
    byte[] body = row.raw().getBytes(StandardCharsets.UTF_8);
    return WebhookParser.parse(body, row.received()) instanceof Webhook.Parsed parsed
        ? parsed.events().stream()
            .filter(InboundMessage.class::isInstance)
            .map(Arrivals::message)
            .findFirst()
        : Optional.empty();
  }

  private static InboundMessage message(WebhookEvent event) {
    return (InboundMessage) event;
  }

  static Row row(Timer timer, long sequence, Instant now) {
    return new Row(
        sequence,
        timer.account(),
        timer.channel(),
        timer.conversation(),
        "timer:" + timer.token() + ":" + timer.due().toEpochMilli(),
        TIMER,
        InboxTable.NEW,
        "",
        "",
        JsonColumn.write(Map.of(TOKEN, timer.token())),
        timer.due(),
        now);
  }
}
