package dev.parley.flow.engine;

import dev.parley.flow.model.Type;
import java.util.Optional;

/** Reads what a customer wrote as a value of the asked type, the way people write such values. */
sealed interface Answers {
  /** The value; empty if the message is not of the type. */
  Optional<Object> read(Incoming message, Run run);

  /** What is said, in the flow's language, when the message is not of the type. */
  String complaint(String lang);

  /**
   * The reader of a type.
   *
   * @throws IllegalArgumentException if this version cannot ask for the type
   */
  static Answers of(Type type) {
    return switch (type.kind()) {
      case TEXT -> new Written("text", (text, run) -> Optional.of(text));
      case INT -> new Written("int", (text, run) -> NumberAnswers.whole(text, run.lang()));
      case NUMBER -> new Written("number", (text, run) -> NumberAnswers.number(text, run.lang()));
      case BOOL -> new Written("bool", (text, run) -> YesNo.read(text, run.lang()));
      case DATE -> new Written("date", (text, run) -> DateAnswers.read(text, run));
      case EMAIL -> new Written("email", (text, run) -> EmailAnswers.read(text));
      case PHONE -> new Written("phone", (text, run) -> PhoneAnswers.read(text, run.country()));
      case ENUM -> new Written("enum", (text, run) -> member(type, text));
      case TIME,
          DATETIME,
          URL,
          LOCATION,
          IMAGE,
          VIDEO,
          AUDIO,
          DOCUMENT,
          CONTACT,
          JSON,
          LIST,
          FORM ->
          throw new IllegalArgumentException(
              "this version cannot ask for `" + type.kind().word() + "`");
    };
  }

  private static Optional<Object> member(Type type, String text) {
    String folded = Keywords.fold(text).replace(' ', '_');
    return type.args().stream()
        .filter(arg -> Keywords.fold(arg).equals(folded))
        .<Object>map(arg -> arg)
        .findFirst();
  }

  /** How a written text becomes a value. */
  interface Reader {
    Optional<Object> read(String text, Run run);
  }

  /**
   * A type whose values are written. A tapped button counts as its title.
   *
   * @param word the type's word, for the built-in sentence
   */
  record Written(String word, Reader reader) implements Answers {
    @Override
    public Optional<Object> read(Incoming message, Run run) {
      if (message instanceof Incoming.Other || message.text().isBlank()) {
        return Optional.empty();
      }
      return reader.read(message.text(), run);
    }

    @Override
    public String complaint(String lang) {
      return BuiltInTexts.of(lang).text(word);
    }
  }
}
