package dev.parley.runtime.media;

import dev.parley.runtime.whatsapp.Content;
import java.time.Instant;
import java.util.List;

/**
 * A file that a customer sent, still at Meta.
 *
 * @param account whose number it was sent to
 * @param channel the number
 */
public record Arrival(String account, String channel, Content.Media media, Instant received) {

  /** The files of a message: its own, or that of the message that takes an earlier one's place. */
  public static List<Arrival> of(
      String account, String channel, Content content, Instant received) {
    if (content instanceof Content.Edit edit) {
      return of(account, channel, edit.content(), received);
    }
    return content instanceof Content.Media media
        ? List.of(new Arrival(account, channel, media, received))
        : List.of();
  }
}
