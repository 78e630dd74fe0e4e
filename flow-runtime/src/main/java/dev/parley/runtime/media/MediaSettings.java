package dev.parley.runtime.media;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.whatsapp.Content;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where files are kept and which.
 *
 * @param folder the folder of the files' contents
 * @param mostBytes longer files from customers are not fetched
 * @param kinds other kinds are not fetched
 * @param parallel how many are fetched at once
 * @param limits what WhatsApp takes from us
 * @param bucket where contents are kept; in the folder if there is none
 */
public record MediaSettings(
    Path folder,
    long mostBytes,
    Set<Content.Media.Kind> kinds,
    int parallel,
    WhatsAppLimits limits,
    Optional<Bucket> bucket) {
  /** Settings without a bucket. */
  public MediaSettings(
      Path folder,
      long mostBytes,
      Set<Content.Media.Kind> kinds,
      int parallel,
      WhatsAppLimits limits) {
    this(folder, mostBytes, kinds, parallel, limits, Optional.empty());
  }

  /** Every kind, as long as WhatsApp lets it be, in the data folder. */
  public static MediaSettings in(Path data, WhatsAppLimits limits) {
    return new MediaSettings(
        data.resolve("media"),
        limits.media().inboundBytes(),
        EnumSet.allOf(Content.Media.Kind.class),
        4,
        limits);
  }
}
