package dev.parley.runtime.media;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.whatsapp.AnsweredFiles;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.SealedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that a customer sent, still at Meta.
 *
 * @param to whose number it was sent to, and in which conversation
 * @param sealed where it lies and what opens it, if it was put into a form; else Meta is asked
 */
public record Arrival(
    Note.Subject to, Content.Media media, Optional<SealedFile> sealed, Instant received) {

  /** A file that Meta tells the place of. */
  public Arrival(Note.Subject to, Content.Media media, Instant received) {
    this(to, media, Optional.empty(), received);
  }

  /**
   * The files of a message: its own, those of the message that takes an earlier one's place, or
   * those that were put into a form.
   */
  public static List<Content.Media> in(Content content) {
    return switch (content) {
      case Content.Edit edit -> in(edit.content());
      case Content.Media media -> List.of(media);
      case Content.FormReply form -> AnsweredFiles.in(form.responseJson());
      default -> List.of();
    };
  }
}
