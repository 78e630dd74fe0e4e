package dev.parley.runtime.contact;

import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What sort of value a field of contacts has. */
public enum FieldKind {
  /** Some words. */
  TEXT,
  /** A number. */
  NUMBER,
  /** True or false. */
  FLAG,
  /** A day, such as {@code 2026-11-30}. */
  DATE,
  /** A moment, such as {@code 2026-11-30T12:00:00Z}. */
  MOMENT,
  /** One of some words. */
  CHOICE;

  private static final int LONGEST = 2_000;
  private static final Text WORDS = Text.of(0, LONGEST);

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word. */
  public static FieldKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FieldKind::word).toList();
  }

  /** Finds what is wrong with a value of this kind; null unsets, and is right. */
  void check(List<String> words, JsonNode value, List<FieldError> faults, String at) {
    if (value.isNull()) {
      return;
    }
    switch (this) {
      case TEXT -> WORDS.check(value, at, faults);
      case FLAG -> Shape.flag().check(value, at, faults);
      case DATE -> Text.day().check(value, at, faults);
      case MOMENT -> Text.moment().check(value, at, faults);
      case CHOICE -> Text.word(words).check(value, at, faults);
      case NUMBER -> {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
          faults.add(new FieldError(at, "is a number"));
        }
      }
    }
  }
}
