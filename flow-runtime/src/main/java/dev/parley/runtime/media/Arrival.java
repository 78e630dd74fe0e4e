package dev.parley.runtime.media;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.whatsapp.Content;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that a customer sent, still at Meta.
 *
 * @param to whose number it was sent to, and in which conversation
 */
public record Arrival(Note.Subject to, Content.Media media, Instant received) {

  /** The file of a message: its own, or that of the message that takes an earlier one's place. */
  public static Optional<Content.Media> in(Content content) {
    if (content instanceof Content.Edit edit) {
      return in(edit.content());
    }
    return content instanceof Content.Media media ? Optional.of(media) : Optional.empty();
  }
}
