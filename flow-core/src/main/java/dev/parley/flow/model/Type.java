package dev.parley.flow.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a variable holds or a question asks for.
 *
 * @param kind the kind of value
 * @param args an enum's members, a list's element kind, a form's id; otherwise empty
 * @param optional whether the author declared that it may be absent ({@code ?})
 */
public record Type(Kind kind, List<String> args, boolean optional) {
  /** The kinds of value of the language. */
  public enum Kind {
    TEXT,
    INT,
    NUMBER,
    BOOL,
    DATE,
    TIME,
    DATETIME,
    EMAIL,
    PHONE,
    URL,
    LOCATION,
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    CONTACT,
    JSON,
    ENUM,
    LIST,
    FORM;

    /** The word in the language. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word. */
    public static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public Type {
    args = List.copyOf(args);
  }

  /** A type without arguments. */
  public static Type of(Kind kind) {
    return new Type(kind, List.of(), false);
  }

  /** One of these identifiers. */
  public static Type oneOf(List<String> members) {
    return new Type(Kind.ENUM, members, false);
  }

  /** The type as an author writes it, for example {@code enum(small, large)?}. */
  @Override
  public String toString() {
    String list = args.isEmpty() ? "" : "(" + String.join(", ", args) + ")";
    return kind.word() + list + (optional ? "?" : "");
  }
}
