package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Stale;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in the braces of {@code flow} and {@code bot}. */
final class Settings {
  private static final List<String> OF_FLOW =
      List.of("title", "version", "lang", "expires", "stale", "after_end");
  private static final List<String> OF_BOT =
      List.of("title", "lang", "languages", "timezone", "country");

  private final Faults faults;
  private final Spot spot;
  private final Map<String, Clause.Setting> given = new LinkedHashMap<>();

  private Settings(Faults faults, Spot spot) {
    this.faults = faults;
    this.spot = spot;
  }

  static FlowSettings ofFlow(Decl.Flow flow, Faults faults, Spot spot) {
    Settings settings = new Settings(faults, spot);
    settings.read(flow.settings(), OF_FLOW);
    return new FlowSettings(
        settings.text("title", "\"Pizza order\""),
        settings.oneOf("version", List.of("pin", "latest")),
        settings.lang("lang"),
        settings.expires(),
        settings
            .oneOf("stale", List.of("reprompt", "accept", "ignore"))
            .map(word -> Stale.valueOf(word.toUpperCase(Locale.ROOT))),
        settings.afterEnd());
  }

  static BotSettings ofBot(Decl.Bot bot, Faults faults, Spot spot) {
    Settings settings = new Settings(faults, spot);
    settings.read(bot.settings(), OF_BOT);
    return new BotSettings(
        settings.text("title", "\"City clinic\""),
        settings.lang("lang"),
        settings.words("languages"),
        settings.zone(),
        settings.country());
  }

  /** Other settings than the known ones have been reported by the parser. */
  private void read(Tree.Body<Clause.Setting> body, List<String> known) {
    Once once = new Once("these settings", faults);
    Parts parts = new Parts(spot, body);
    for (Clause.Setting setting : body.items()) {
      String key = setting.key().text();
      if (known.contains(key) && once.first(key, setting)) {
        given.put(key, setting);
        parts.at(setting, jsonKey(key)).at(setting.range());
      }
    }
    parts.close(known.stream().map(Settings::jsonKey).toList());
  }

  private static String jsonKey(String key) {
    return key.equals("after_end") ? "afterEnd" : key;
  }

  private Optional<String> text(String key, String example) {
    return value(key, Settings::single, "a text", example);
  }

  private Optional<String> lang(String key) {
    return value(key, Settings::languageTag, "a language", "en");
  }

  private Optional<String> oneOf(String key, List<String> words) {
    return value(
        key,
        v -> single(v).filter(words::contains),
        "one of " + String.join(", ", words),
        words.getLast());
  }

  private Optional<String> zone() {
    return value(
        "timezone", v -> single(v).filter(Settings::isZone), "a time zone", "\"Asia/Kolkata\"");
  }

  private Optional<String> country() {
    return value("country", v -> single(v).filter(c -> c.matches("[A-Z]{2}")), "a country", "IN");
  }

  private Optional<Delay> expires() {
    return value(
        "expires",
        v ->
            v instanceof Decl.Value.OfDuration d ? Optional.of(faults.delay(d.duration())) : none(),
        "a length of time",
        "24h");
  }

  private Optional<String> afterEnd() {
    return value(
        "after_end", Settings::afterEnd, "silent with a time, restart or any", "silent 10m");
  }

  private List<String> words(String key) {
    return value(
            key,
            v ->
                v instanceof Decl.Value.OfWords w && w.duration().isEmpty()
                    ? Optional.of(w.words().stream().map(Tree.Name::text).toList())
                    : single(v).map(List::of),
            "a list of languages",
            "en, hi")
        .orElse(List.of());
  }

  private <T> Optional<T> value(String key, Reading<T> reading, String what, String example) {
    Clause.Setting setting = given.get(key);
    if (setting == null) {
      return Optional.empty();
    }
    Optional<T> read = reading.read(setting.value());
    if (read.isEmpty()) {
      faults.badValue(setting.range(), "`" + key + "` takes " + what, key + ": " + example);
    }
    return read;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static Optional<String> single(Decl.Value value) {
    return switch (value) {
      case Decl.Value.OfString(Tree.Str string) -> Optional.of(string.value());
      case Decl.Value.OfWords(List<Tree.Name> words, Optional<Tree.Dur> duration)
          when words.size() == 1 && duration.isEmpty() ->
          Optional.of(words.getFirst().text());
      default -> Optional.empty();
    };
  }

  private static Optional<String> languageTag(Decl.Value value) {
    return single(value).filter(tag -> tag.matches("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*"));
  }

  private static boolean isZone(String zone) {
    try {
      return ZoneId.of(zone).getRules() != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<String> afterEnd(Decl.Value value) {
    if (value instanceof Decl.Value.OfWords(List<Tree.Name> words, Optional<Tree.Dur> duration)
        && words.size() == 1) {
      String word = words.getFirst().text();
      if (duration.isPresent()) {
        return word.equals("silent")
            ? Optional.of(word + " " + duration.get().text())
            : Optional.empty();
      }
      return Optional.of(word).filter(Set.of("restart", "any")::contains);
    }
    return Optional.empty();
  }

  /** Reads a setting's value; empty if it is of another kind. */
  private interface Reading<T> {
    Optional<T> read(Decl.Value value);
  }
}
