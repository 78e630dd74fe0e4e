package dev.parley.runtime.contact.imports;

import dev.parley.flow.script.TextFold;
import dev.parley.runtime.contact.ContactField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells as what their columns mean. */
final class Cells {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_WORDS = 200;
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2}))?");
  private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?:[ T](\\d{1,2}):(\\d{2})(:\\d{2})?)?");
  private static final Pattern LOCAL =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2})(:\\d{2})?(\\.\\d+)?");
  private static final Set<String> YES =
      Set.of(
          "1",
          "yes",
          "y",
          "true",
          "t",
          "on",
          "x",
          "ja",
          "si",
          "sim",
          "oui",
          "haan",
          "granted",
          "optin",
          "optedin",
          "subscribed");
  private static final Set<String> NO =
      Set.of(
          "0",
          "no",
          "n",
          "false",
          "f",
          "off",
          "nein",
          "nao",
          "non",
          "nahi",
          "withdrawn",
          "optout",
          "optedout",
          "unsubscribed",
          "stop");

  private final ImportPlan plan;
  private final ZoneId zone;

  Cells(ImportPlan plan, ZoneId zone) {
    this.plan = plan;
    this.zone = zone;
  }

  /** What our own files put before what looks like a formula is taken away. */
  static String plain(String cell) {
    String text = cell.strip();
    return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
        ? text.substring(1)
        : text;
  }

  static String name(String text) throws Wrong {
    if (text.length() > LONGEST_NAME) {
      throw new Wrong("has " + LONGEST_NAME + " characters at most");
    }
    return storable(text);
  }

  static String storable(String text) throws Wrong {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))
              : Character.isLowSurrogate(c);
      if (c == 0 || half) {
        throw new Wrong("has characters that are none");
      }
    }
    return text;
  }

  static String language(String text) throws Wrong {
    Matcher parts = LANGUAGE.matcher(text);
    if (!parts.matches()) {
      throw new Wrong("is no language such as en or pt_BR");
    }
    String country = parts.group(2);
    return parts.group(1).toLowerCase(Locale.ROOT)
        + (country == null ? "" : "_" + country.toUpperCase(Locale.ROOT));
  }

  static String zone(String text) throws Wrong {
    if (!ZONES.contains(text)) {
      throw new Wrong("is no time zone such as Asia/Kolkata");
    }
    return text;
  }

  /** Words between semicolons, bars or commas. */
  static List<String> words(String text) throws Wrong {
    List<String> words = new ArrayList<>();
    for (String part : text.split("[;|,\\n]", -1)) {
      String word = storable(part.strip());
      if (word.length() > LONGEST_WORD) {
        throw new Wrong("has words of more than " + LONGEST_WORD + " characters");
      }
      if (!word.isEmpty() && !words.contains(word)) {
        words.add(word);
      }
    }
    if (words.size() > MOST_WORDS) {
      throw new Wrong("has more than " + MOST_WORDS + " words");
    }
    return words;
  }

  static boolean flag(String text) throws Wrong {
    String word = TextFold.fold(text).replaceAll("[^\\p{L}\\p{N}]", "");
    if (YES.contains(word)) {
      return true;
    }
    if (NO.contains(word)) {
      return false;
    }
    throw new Wrong("is neither yes nor no");
  }

  /** A value of one of the account's fields. */
  Object custom(ContactField field, String text) throws Wrong {
    return switch (field.kind()) {
      case TEXT -> text(text);
      case NUMBER -> number(text);
      case FLAG -> flag(text);
      case DATE -> day(text).toString();
      case MOMENT -> moment(text).toString();
      case CHOICE -> choice(field.words(), text);
    };
  }

  static String text(String text) throws Wrong {
    if (text.length() > LONGEST_TEXT) {
      throw new Wrong("has " + LONGEST_TEXT + " characters at most");
    }
    return storable(text);
  }

  private Double number(String text) throws Wrong {
    String plain = text.replaceAll("[\\s\u00a0'’]", "");
    if (plan.comma()) {
      plain = plain.replace('.', ' ').replace(',', '.').replace(' ', ',');
    }
    if (!NUMBER.matcher(plain).matches()) {
      throw new Wrong(plan.comma() ? "is no number such as 1250,5" : "is no number such as 1250.5");
    }
    return Double.valueOf(plain.replace(",", ""));
  }

  private static String choice(List<String> words, String text) throws Wrong {
    String folded = TextFold.fold(text);
    for (String word : words) {
      if (word.equals(text) || TextFold.fold(word).equals(folded)) {
        return word;
      }
    }
    throw new Wrong("is none of " + String.join(", ", words));
  }

  private LocalDate day(String text) throws Wrong {
    try {
      return years(LocalDate.parse(text));
    } catch (DateTimeException notIso) {
      return other(text).toLocalDate();
    }
  }

  /** A day, or a moment; without an offset it is one where the business is. */
  Instant moment(String text) throws Wrong {
    try {
      if (text.length() == 10) {
        return years(LocalDate.parse(text)).atStartOfDay(zone).toInstant();
      }
      Matcher local = LOCAL.matcher(text);
      if (local.matches()) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
      }
      OffsetDateTime at = OffsetDateTime.parse(text);
      years(at.toLocalDate());
      return at.toInstant();
    } catch (DateTimeException notIso) {
      return other(text).atZone(zone).toInstant();
    }
  }

  private LocalDateTime other(String text) throws Wrong {
    Matcher parts = DAY.matcher(text);
    if (plan.days() == ImportPlan.Days.ISO || !parts.matches()) {
      throw new Wrong(
          "is no day such as 2026-11-30"
              + (parts.matches() ? "; say in the plan whether days are dmy or mdy" : ""));
    }
    int first = Integer.parseInt(parts.group(1));
    int second = Integer.parseInt(parts.group(2));
    boolean dmy = plan.days() == ImportPlan.Days.DMY;
    int hour = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
    int minute = parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5));
    try {
      int year = Integer.parseInt(parts.group(3));
      return LocalDateTime.of(
          years(LocalDate.of(year, dmy ? second : first, dmy ? first : second)),
          LocalTime.of(hour, minute));
    } catch (DateTimeException none) {
      throw new Wrong("is a day that there is not");
    }
  }

  private static LocalDate years(LocalDate day) {
    if (day.getYear() < 0 || day.getYear() > 9999) {
      throw new DateTimeException("year");
    }
    return day;
  }
}
