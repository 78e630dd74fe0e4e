package dev.parley.flow.json;

import dev.parley.flow.session.Session;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Sessions as JSON, the form in which a host keeps them between turns. Make one and keep it: it is
 * safe for use by many threads.
 *
 * <pre>{@code
 * byte[] stored = json.write(turn.session());
 * Session session = json.read(stored);
 * }</pre>
 *
 * <p>The form is compact and canonical: keys in a fixed order, variables ordered by name, unset
 * ones left out, numbers as ECMAScript prints them, times in epoch milliseconds. The same session
 * always gives the same bytes. {@code schemas/session.schema.json} describes it.
 */
public final class SessionJson {
  /** The format that is written; what is older is read as well. */
  public static final int FORMAT = 3;

  private static final int USUAL_SIZE = 512;

  /** Whatever a session may hold is read back: the engine's limits hold when it is written. */
  private static final StreamReadConstraints OWN =
      StreamReadConstraints.builder()
          .maxNestingDepth(1_000)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  private final JsonFactory factory;

  /** A codec with buffers of its own. */
  public SessionJson() {
    this.factory = JsonFactory.builder().streamReadConstraints(OWN).build();
  }

  /**
   * Writes a session.
   *
   * @return UTF-8 bytes
   */
  public byte[] write(Session session) {
    JsonOut out = new JsonOut(USUAL_SIZE);
    SessionWriter.write(out, session);
    return out.bytes();
  }

  /** Writes a session as text. */
  public String writeText(Session session) {
    return new String(write(session), StandardCharsets.UTF_8);
  }

  /**
   * Reads a session.
   *
   * @param bytes UTF-8 bytes that {@link #write} made
   * @throws JsonFault if they are none, or if a newer version wrote them
   */
  public Session read(byte[] bytes) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), bytes)) {
      return SessionReader.read(in);
    } catch (JacksonException e) {
      throw JsonFault.corrupt("The session is not well-formed JSON" + place(e) + ".");
    }
  }

  /** The parser's own message is left out: it quotes what it met. */
  private static String place(JacksonException e) {
    return e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
  }

  /**
   * Reads a session.
   *
   * @param text what {@link #writeText} made
   * @throws JsonFault if it is none, or if a newer version wrote it
   */
  public Session readText(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }
}
