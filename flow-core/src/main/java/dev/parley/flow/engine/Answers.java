package dev.parley.flow.engine;

import dev.parley.flow.model.Type;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a customer sent as a value of the asked type, the way people write such values. */
sealed interface Answers {
  /** What is asked for. */
  Type type();

  /** The value; empty if the message is not of the type. */
  Optional<Object> read(Incoming message, Run run);

  /** Whether a message of this kind can be of the type, whatever it says. */
  boolean wants(Incoming message);

  /** What is said, in the flow's language, when the message is not of the type. */
  default String complaint(String lang) {
    return BuiltInTexts.of(lang).text(type().kind().word());
  }

  /** Whether what was meant as an answer to the former question is one to this. */
  default boolean replaces(Answers former) {
    boolean same = former.type().kind() == type().kind();
    return same
        && (type().kind() == Type.Kind.ENUM
            ? type().args().containsAll(former.type().args())
            : type().args().equals(former.type().args()));
  }

  /** The reader of a type. */
  static Answers of(Type type) {
    return switch (type.kind()) {
      case LOCATION, IMAGE, VIDEO, AUDIO, DOCUMENT, CONTACT, FORM -> new Sent(type);
      case TEXT, INT, NUMBER, BOOL, DATE, TIME, DATETIME, EMAIL, PHONE, URL, JSON, ENUM, LIST ->
          new Written(type, reader(type));
    };
  }

  private static Reader reader(Type type) {
    return switch (type.kind()) {
      case INT -> (text, run) -> NumberAnswers.whole(text, run.lang());
      case NUMBER -> (text, run) -> NumberAnswers.number(text, run.lang());
      case BOOL -> (text, run) -> YesNo.read(text, run.lang());
      case DATE -> (text, run) -> DateAnswers.read(text, run);
      case TIME -> (text, run) -> TimeAnswers.time(text);
      case DATETIME -> (text, run) -> TimeAnswers.moment(text, run);
      case EMAIL -> (text, run) -> EmailAnswers.read(text);
      case PHONE -> (text, run) -> run.bot().phones().read(text);
      case URL -> (text, run) -> UrlAnswers.read(text);
      case JSON -> (text, run) -> json(text);
      case ENUM -> (text, run) -> member(type, text);
      case LIST -> list(type);
      case TEXT, LOCATION, IMAGE, VIDEO, AUDIO, DOCUMENT, CONTACT, FORM ->
          (text, run) -> Optional.of(text);
    };
  }

  private static Optional<Object> member(Type type, String text) {
    String folded = Keywords.fold(text).replace(' ', '_');
    return type.args().stream()
        .filter(arg -> Keywords.fold(arg).equals(folded))
        .<Object>map(arg -> arg)
        .findFirst();
  }

  private static Optional<Object> json(String text) {
    try {
      return Optional.ofNullable(Json.parse(text));
    } catch (ScriptFault notJson) {
      return Optional.empty();
    }
  }

  /** Values with commas, semicolons or line breaks between them, each of the list's kind. */
  private static Reader list(Type type) {
    Type of =
        type.args().stream()
            .findFirst()
            .flatMap(Type.Kind::of)
            .map(Type::of)
            .orElse(Type.of(Type.Kind.TEXT));
    Reader each = reader(of);
    return (text, run) -> {
      boolean clear = text.indexOf(';') >= 0 || text.indexOf('\n') >= 0;
      List<Object> values = new ArrayList<>();
      for (String part : text.split(clear ? "[;\\n]" : "[,،、，]", -1)) {
        if (part.isBlank()) {
          continue;
        }
        Optional<Object> value = each.read(part.strip(), run);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(values);
    };
  }

  /** How a written text becomes a value. */
  interface Reader {
    Optional<Object> read(String text, Run run);
  }

  /** A type whose values are written. A tapped button counts as its title. */
  record Written(Type type, Reader reader) implements Answers {
    @Override
    public Optional<Object> read(Incoming message, Run run) {
      boolean words = message instanceof Incoming.Text || message instanceof Incoming.Tap;
      return words && !message.text().isBlank()
          ? reader.read(message.text(), run)
          : Optional.empty();
    }

    @Override
    public boolean wants(Incoming message) {
      return false;
    }
  }

  /** A type whose values are sent as they are: files, places, contacts, forms. */
  record Sent(Type type) implements Answers {
    @Override
    public Optional<Object> read(Incoming message, Run run) {
      return wants(message) ? Optional.ofNullable(value(message)) : Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable Object value(Incoming message) {
      return switch (message) {
        case Incoming.Media media -> Received.value(media);
        case Incoming.Location location -> Received.value(location);
        case Incoming.Contacts contacts ->
            contacts.cards().isEmpty() ? null : contacts.cards().getFirst();
        case Incoming.Form form -> form.answers();
        case Incoming.Order order -> Received.value(order);
        case Incoming.Text text -> null;
        case Incoming.Tap tap -> null;
        case Incoming.Consent consent -> null;
        case Incoming.Other other -> null;
        case Incoming.FromAd ad -> value(ad.message());
      };
    }

    @Override
    public boolean wants(Incoming message) {
      String kind = type.kind().word();
      return switch (message) {
        case Incoming.Media media ->
            media.kind().equals(kind) || (media.kind().equals("voice") && kind.equals("audio"));
        case Incoming.Location location -> kind.equals("location");
        case Incoming.Contacts contacts -> kind.equals("contact");
        case Incoming.Form form -> kind.equals("form");
        case Incoming.Text text -> false;
        case Incoming.Tap tap -> false;
        case Incoming.Order order -> false;
        case Incoming.Consent consent -> false;
        case Incoming.Other other -> false;
        case Incoming.FromAd ad -> wants(ad.message());
      };
    }
  }
}
