package dev.parley.flow.json;

import dev.parley.flow.engine.Turn;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns as JSON, for logs, replay and whoever compares two runs: the outcome, the effects and the
 * events, in order and canonical. The session has a form of its own, {@link SessionJson}. Make one
 * and keep it: it is safe for use by many threads.
 *
 * <p>{@code schemas/turn.schema.json} describes the form.
 */
public final class TurnJson {
  /** The format that is written. */
  public static final int FORMAT = 2;

  private static final int USUAL_SIZE = 1_024;

  /** A writer; it keeps nothing. */
  public TurnJson() {}

  /**
   * Writes a turn.
   *
   * @return UTF-8 bytes
   */
  public byte[] write(Turn turn) {
    JsonOut out = new JsonOut(USUAL_SIZE);
    write(out, turn);
    return out.bytes();
  }

  /** Writes a turn as text. */
  public String writeText(Turn turn) {
    return new String(write(turn), StandardCharsets.UTF_8);
  }

  private static void write(JsonOut out, Turn turn) {
    out.writeStartObject();
    out.writeNumberProperty("format", FORMAT);
    out.writeStringProperty("session", turn.session().id());
    out.writeNumberProperty("turn", turn.session().turn());
    out.writeStringProperty("outcome", turn.outcome().name().toLowerCase(Locale.ROOT));
    out.writeName("effects");
    out.writeStartArray();
    turn.effects().forEach(effect -> EffectWriter.write(out, effect));
    out.writeEndArray();
    out.writeName("events");
    out.writeStartArray();
    turn.events().forEach(event -> EventWriter.write(out, event));
    out.writeEndArray();
    out.writeEndObject();
  }
}
