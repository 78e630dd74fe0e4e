package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.check.Problem.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A problem while it is put together. */
final class Issue {
  private final String code;
  private final Severity severity;
  private final Place place;
  private final String message;
  private final List<String> help = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();
  private Optional<String> suggestion = Optional.empty();

  private Issue(String code, Severity severity, Place place, String message) {
    this.code = code;
    this.severity = severity;
    this.place = place;
    this.message = message;
  }

  static Issue error(String code, Place place, String message) {
    return new Issue(code, Severity.ERROR, place, message);
  }

  static Issue warning(String code, Place place, String message) {
    return new Issue(code, Severity.WARNING, place, message);
  }

  static Issue info(String code, Place place, String message) {
    return new Issue(code, Severity.INFO, place, message);
  }

  /** What the author probably meant, to replace the place's text. */
  Issue suggest(Optional<String> instead) {
    suggestion = instead;
    return this;
  }

  Issue help(String sentence) {
    help.add(sentence);
    return this;
  }

  Issue related(Place other, String why) {
    related.add(new Related(why, other));
    return this;
  }

  Problem problem() {
    return new Problem(code, severity, message, place, suggestion, help, related);
  }
}
