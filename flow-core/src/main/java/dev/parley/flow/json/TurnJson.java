package dev.parley.flow.json;

import dev.parley.flow.engine.Turn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

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

  private final JsonFactory factory;

  /** A writer with buffers of its own. */
  public TurnJson() {
    this.factory = new JsonFactory();
  }

  /**
   * Writes a turn.
   *
   * @return UTF-8 bytes
   */
  public byte[] write(Turn turn) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(out, turn);
    }
    return bytes.toByteArray();
  }

  /** Writes a turn as text. */
  public String writeText(Turn turn) {
    return new String(write(turn), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator out, Turn turn) {
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
