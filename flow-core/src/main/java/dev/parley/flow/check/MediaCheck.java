package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.MediaKind;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.Script;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that cannot be sent (FLW3411): one that is not in the bot's folder, one of a type that
 * WhatsApp does not show as what it is sent as, a link without TLS. Only a name that stands in the
 * flow is looked at.
 */
final class MediaCheck implements Check {
  private static final String CODE = "FLW3411";
  private static final Map<MediaKind, Set<String>> ENDINGS =
      Map.of(
          MediaKind.IMAGE, Set.of("jpg", "jpeg", "png"),
          MediaKind.VIDEO, Set.of("mp4", "3gp"),
          MediaKind.AUDIO, Set.of("aac", "amr", "mp3", "m4a", "ogg", "opus"),
          MediaKind.DOCUMENT, Set.of("txt", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
          MediaKind.STICKER, Set.of("webp"));

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.SendMedia send) {
        problem(subject, send)
            .ifPresent(words ->
                problems.add(
                    Issue.warning(CODE, subject.place(placed.pointer() + "/js"), words.sentence())
                        .suggest(words.suggestion())
                        .problem()));
      }
    }
  }

  private record Words(String sentence, Optional<String> suggestion) {}

  private static Optional<Words> problem(Subject subject, Action.SendMedia send) {
    if (!(Script.parseWhole(send.js()).expr().bare() instanceof Expr.Str text)) {
      return Optional.empty();
    }
    String place = text.value();
    if (place.startsWith("https://")) {
      return Optional.empty();
    }
    if (place.startsWith("http://")) {
      return words("a link to a file begins with https, WhatsApp fetches no other");
    }
    // What has no ending is an id.
    Optional<String> ending = ending(place);
    return ending.isEmpty() ? Optional.empty() : file(subject, send, place, ending.get());
  }

  private static Optional<Words> file(
      Subject subject, Action.SendMedia send, String name, String ending) {
    Set<String> files = subject.bot().files().keySet();
    if (!files.contains(name)) {
      return Optional.of(
          new Words(
              "there is no file `%s` in the bot's folder".formatted(name),
              Nearest.to(name, files)));
    }
    return ENDINGS.getOrDefault(send.kind(), Set.of()).contains(ending)
        ? Optional.empty()
        : words(
            "a file `.%s` is not shown as %s by WhatsApp".formatted(ending, send.kind().word()));
  }

  private static Optional<Words> words(String sentence) {
    return Optional.of(new Words(sentence, Optional.empty()));
  }

  private static Optional<String> ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
