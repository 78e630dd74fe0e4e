package dev.parley.runtime.media;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.whatsapp.Content;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file and what is known of it.
 *
 * @param conversation where a customer sent it; empty for a file of ours
 * @param mediaId Meta's id of a customer's file
 * @param mimeType what it is; Meta's word for a customer's file
 * @param filename what a customer's document is called; never a path
 * @param digest the content's SHA-256 in hex, once it is here
 * @param error why it is not here
 */
public record StoredFile(
    String id,
    String account,
    String channel,
    String conversation,
    String mediaId,
    Content.Media.Kind kind,
    Optional<String> mimeType,
    Optional<String> filename,
    State state,
    int attempts,
    Optional<String> digest,
    long bytes,
    String error,
    Instant received) {

  /** What the ids of files begin with that were put into a form. */
  static final String SEALED = "form:";

  /** What events about it concern. */
  Note.Subject subject() {
    return new Note.Subject(account, channel, conversation);
  }

  /** Whether it is a file of ours, and not a customer's. */
  public boolean own() {
    return channel.isEmpty();
  }

  /** Whether it came in with a conversation, as far as that is known. */
  public boolean isIn(String other) {
    return conversation.isEmpty() || conversation.equals(other);
  }

  /** Whether it was put into a form, and lies encrypted until it is here. */
  boolean sealed() {
    return mediaId.startsWith(SEALED);
  }

  /** Where a file is. */
  public enum State {
    /** At Meta, to be fetched. */
    WAITING,
    /** Here. */
    STORED,
    /** Lost, or not wanted; {@code error} says why. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
