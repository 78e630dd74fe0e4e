package dev.parley.runtime.outbox;

import dev.parley.runtime.media.Media;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.SendResult;
import java.util.Set;

/**
 * Puts the ids that our files have at Meta into a message before another carries it, uploading
 * files that have none.
 */
public final class FileCarrier implements Carrier {
  /** Meta's words for a file it does not have or cannot use. */
  private static final Set<Integer> FILE_FAULTS = Set.of(100, 131009, 131053);

  private final Media media;
  private final Carrier next;

  public FileCarrier(Media media, Carrier next) {
    this.media = media;
    this.next = next;
  }

  @Override
  public Verdict carry(Parcel parcel) {
    Draft.From from = parcel.from();
    return switch (media.fill(from.account(), from.channel(), parcel.body())) {
      case MediaAnswer.Done<Media.Filled>(Media.Filled filled) -> carry(parcel, filled);
      case MediaAnswer.Refused<Media.Filled>(GraphError error, int status, var retryAfter) ->
          GraphCarrier.judge(new SendResult.Refused(error, status, retryAfter), parcel.attempts());
      case MediaAnswer.Unacceptable<Media.Filled>(String reason) ->
          new Verdict.Failed(GraphCarrier.NO_CODE, reason);
      case MediaAnswer.Failed<Media.Filled>(String reason) ->
          GraphCarrier.judge(new SendResult.NotSent(reason), parcel.attempts());
    };
  }

  private Verdict carry(Parcel parcel, Media.Filled filled) {
    Verdict verdict = next.carry(parcel.with(filled.message()));
    boolean stale =
        !filled.ids().isEmpty()
            && verdict instanceof Verdict.Failed failed
            && FILE_FAULTS.contains(failed.code());
    if (!stale) {
      return verdict;
    }
    // Meta may forget an id before its time: once more, with a new one.
    Draft.From from = parcel.from();
    filled.ids().forEach(id -> media.uploads().forget(from.account(), from.channel(), id));
    return media.fill(from.account(), from.channel(), parcel.body())
            instanceof MediaAnswer.Done<Media.Filled>(Media.Filled again)
        ? next.carry(parcel.with(again.message()))
        : verdict;
  }
}
