package dev.parley.flow.engine;

import dev.parley.flow.engine.Reference.Answer;
import dev.parley.flow.model.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An option that a naive interpreter has shown, and how answers name it. */
record Shown(Option option, String title) {
  static Optional<Shown> chosen(Answer answer, List<Shown> shown) {
    if (answer.tap()) {
      return shown.stream().filter(s -> s.option().id().equals(answer.words())).findFirst();
    }
    List<Shown> begun =
        shown.stream().filter(s -> fold(s.title()).startsWith(fold(answer.words()))).toList();
    return exactly(answer.words(), shown)
        .or(() ->
            begun.size() == 1 && answer.words().length() > 1
                ? Optional.of(begun.getFirst())
                : Optional.empty());
  }

  static Optional<Shown> exactly(String words, List<Shown> shown) {
    for (int i = 0; i < shown.size(); i++) {
      if (fold(shown.get(i).title()).equals(fold(words)) || words.equals(String.valueOf(i + 1))) {
        return Optional.of(shown.get(i));
      }
    }
    return Optional.empty();
  }

  static String fold(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }
}
