package dev.parley.runtime;

import dev.parley.runtime.media.Bucket;
import dev.parley.runtime.whatsapp.Content;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of customers' files are fetched and kept.
 *
 * @param most the bytes of the largest
 * @param bucket where they are kept; in the data folder if there is none
 * @param mostImport the bytes of the largest list of contacts that is taken
 */
public record MediaConfig(
    long most, Set<Content.Media.Kind> kinds, Optional<Bucket> bucket, long mostImport) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KB|MB|)");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._/-]{0,199})?");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
  private static final long KIB = 1024;

  static MediaConfig of(SettingSources sources) {
    return new MediaConfig(
        bytes(sources, Setting.PARLEY_MEDIA_MOST),
        kinds(sources.require(Setting.PARLEY_MEDIA_KINDS)),
        bucket(sources),
        bytes(sources, Setting.PARLEY_IMPORT_MOST));
  }

  private static Optional<Bucket> bucket(SettingSources sources) {
    Optional<String> name = sources.get(Setting.PARLEY_MEDIA_S3_BUCKET);
    Optional<String> access = sources.get(Setting.PARLEY_MEDIA_S3_ACCESS_KEY);
    Optional<String> secret = sources.get(Setting.PARLEY_MEDIA_S3_SECRET_KEY);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!BUCKET.matcher(name.get()).matches()) {
      throw Config.bad(Setting.PARLEY_MEDIA_S3_BUCKET, "is a bucket's name", name.get());
    }
    if (access.isEmpty() || secret.isEmpty()) {
      throw new SettingFault(
          "PARLEY_MEDIA_S3_BUCKET needs PARLEY_MEDIA_S3_ACCESS_KEY and"
              + " PARLEY_MEDIA_S3_SECRET_KEY.");
    }
    return Optional.of(
        new Bucket(
            name.get(),
            prefix(sources.get(Setting.PARLEY_MEDIA_S3_PREFIX).orElse("")),
            region(sources.require(Setting.PARLEY_MEDIA_S3_REGION)),
            sources
                .get(Setting.PARLEY_MEDIA_S3_ENDPOINT)
                .map(text -> Config.url(Setting.PARLEY_MEDIA_S3_ENDPOINT, text)),
            access.get(),
            secret.get()));
  }

  private static String prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw Config.bad(Setting.PARLEY_MEDIA_S3_PREFIX, "is a path such as parley/media", text);
    }
    return text.isEmpty() || text.endsWith("/") ? text : text + "/";
  }

  private static String region(String text) {
    if (!REGION.matcher(text).matches()) {
      throw Config.bad(Setting.PARLEY_MEDIA_S3_REGION, "is a region such as eu-central-1", text);
    }
    return text;
  }

  private static long bytes(SettingSources sources, Setting setting) {
    String text = sources.require(setting);
    var parts = SIZE.matcher(text.strip());
    if (!parts.matches()) {
      throw Config.bad(setting, "is a size such as 20MB", text);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "KB" -> number * KIB;
      case "MB" -> number * KIB * KIB;
      default -> number;
    };
  }

  private static Set<Content.Media.Kind> kinds(String text) {
    Set<Content.Media.Kind> kinds = EnumSet.noneOf(Content.Media.Kind.class);
    for (String word : text.split(",", -1)) {
      if (!word.isBlank()) {
        kinds.add(kind(word.strip(), text));
      }
    }
    return kinds;
  }

  private static Content.Media.Kind kind(String word, String text) {
    return Arrays.stream(Content.Media.Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            Config.bad(
                Setting.PARLEY_MEDIA_KINDS,
                "is a list of image, video, audio, voice, document and sticker",
                text));
  }
}
