package dev.parley.runtime.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A typed command, read word by word. */
final class Words {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,4}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private final Deque<String> left;

  private Words(List<String> words) {
    this.left = new ArrayDeque<>(words);
  }

  static Words of(String command) {
    return new Words(List.of(command.strip().split("\\s+")));
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** The next word as it was typed. */
  String word(String what) {
    String word = left.poll();
    if (word == null || word.isEmpty()) {
      throw new CommandFault("Here is missing " + what + ".");
    }
    return word;
  }

  /** Takes the next word if it is this one. */
  boolean skip(String word) {
    if (word.equalsIgnoreCase(left.peek())) {
      left.remove();
      return true;
    }
    return false;
  }

  /** Everything that is left, as one text. */
  String rest() {
    String rest = String.join(" ", left);
    left.clear();
    return rest;
  }

  /** Nothing may be left. */
  void end() {
    if (!isEmpty()) {
      throw new CommandFault("What does \"" + rest() + "\" at the end mean?");
    }
  }

  /** {@code next}, {@code next 3}, {@code 10%}, {@code always}, or nothing for the next one. */
  Chance chance() {
    if (skip("always")) {
      return Chance.always();
    }
    Matcher percent = PERCENT.matcher(Optional.ofNullable(left.peek()).orElse(""));
    if (percent.matches()) {
      left.remove();
      return Chance.percent(Double.parseDouble(percent.group(1)));
    }
    if (!skip("next")) {
      return Chance.next(1);
    }
    return isCountNext() ? Chance.next(Integer.parseInt(word("a number"))) : Chance.next(1);
  }

  /** In {@code next 500} the number says what, in {@code next 3 500} the first says how often. */
  private boolean isCountNext() {
    List<String> ahead = new ArrayList<>(left);
    return ahead.size() > 1
        && COUNT.matcher(ahead.getFirst()).matches()
        && !List.of("to", "as").contains(ahead.get(1));
  }

  int number(String what) {
    String word = word(what);
    if (!NUMBER.matcher(word).matches()) {
      throw new CommandFault("\"" + word + "\" is not " + what + ".");
    }
    return Integer.parseInt(word);
  }

  boolean isNumberNext() {
    return NUMBER.matcher(Optional.ofNullable(left.peek()).orElse("")).matches();
  }

  /** A time such as {@code 200ms}, {@code 5s}, {@code 2m}, {@code 25h}. */
  Duration time() {
    String word = word("a time like 5s");
    Matcher time = TIME.matcher(word);
    if (!time.matches()) {
      throw new CommandFault("\"" + word + "\" is not a time like 200ms, 5s, 2m or 25h.");
    }
    long amount = Long.parseLong(time.group(1));
    return switch (Optional.ofNullable(time.group(2)).orElse("s")) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  /** One of the names of an enum, in any case. */
  <E extends Enum<E>> E one(Class<E> kind) {
    List<String> names = new ArrayList<>();
    String word = word("a word");
    for (E value : kind.getEnumConstants()) {
      names.add(value.name().toLowerCase(Locale.ROOT));
      if (value.name().equalsIgnoreCase(word)) {
        return value;
      }
    }
    throw new CommandFault("\"" + word + "\" is none of " + String.join(", ", names) + ".");
  }

  boolean onOrOff() {
    if (skip("on")) {
      return true;
    }
    if (skip("off")) {
      return false;
    }
    throw new CommandFault("Say on or off.");
  }
}
