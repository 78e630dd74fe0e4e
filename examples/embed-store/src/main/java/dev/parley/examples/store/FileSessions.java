package dev.parley.examples.store;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A store of one's own: a file for each person. A session is a value, so all a store has to do is
 * keep some hundred bytes and notice when somebody else has taken a turn in between.
 */
public final class FileSessions {
  private final Path folder;
  private final SessionJson json = new SessionJson();

  /** Keeps sessions in a folder that exists. */
  public FileSessions(Path folder) {
    this.folder = folder;
  }

  /**
   * The person's last session, live or over.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Session> find(String person) throws IOException {
    try {
      return Optional.of(json.read(Files.readAllBytes(file(person))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what a turn left. A reader finds the old session or the new one, never half of it.
   *
   * @param before what the turn was taken on
   * @return false if the person's session is another one by now: take the turn again on that
   * @throws IOException if the file cannot be written
   */
  public synchronized boolean replace(String person, Optional<Session> before, Session after)
      throws IOException {
    if (!find(person).map(json::writeText).equals(before.map(json::writeText))) {
      return false;
    }
    Path fresh = Files.createTempFile(folder, "session", ".new");
    Files.write(fresh, json.write(after));
    try {
      Files.move(fresh, file(person), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    return true;
  }

  /** A person may be called anything, a file may not. */
  private Path file(String person) {
    byte[] name = person.getBytes(StandardCharsets.UTF_8);
    return folder.resolve(HexFormat.of().formatHex(name) + ".session.json");
  }
}
