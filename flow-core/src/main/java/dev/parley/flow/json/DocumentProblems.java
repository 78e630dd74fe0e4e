package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.check.Severity;
import java.util.List;
import java.util.Optional;

/** The codes of what can be wrong with a document before anybody asks what it means. */
final class DocumentProblems {
  /** It is no JSON. */
  static final String NO_JSON = "FLW1201";

  /** It is JSON, but not of the documented form. */
  static final String FORM = "FLW1202";

  /** A newer version wrote it. */
  static final String NEWER = "FLW1203";

  private DocumentProblems() {}

  static Problem at(String code, String pointer, String sentence) {
    return at(code, Place.of("", pointer), sentence);
  }

  static Problem at(String code, Place place, String sentence) {
    return new Problem(
        code, Severity.ERROR, sentence, place, Optional.empty(), List.of(), List.of());
  }
}
