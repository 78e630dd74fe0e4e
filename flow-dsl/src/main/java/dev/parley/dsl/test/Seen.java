package dev.parley.dsl.test;

import dev.parley.flow.engine.Message;
import dev.parley.flow.model.TestLine;
import java.util.List;
import java.util.Optional;

/**
 * A message as the customer sees it.
 *
 * @param message what was sent
 * @param options the ids of the options it offers; empty if it offers none
 */
record Seen(Message message, List<String> options) {
  static Seen of(Message message) {
    return new Seen(message, choices(message).stream().map(Message.Choice::option).toList());
  }

  /** A menu that is written as numbered lines. */
  static Seen numbered(Message message, List<String> options) {
    return new Seen(message, List.copyOf(options));
  }

  /** The word of the language for this kind of message. */
  String kind() {
    return switch (message) {
      case Message.Text text -> options.isEmpty() ? "text" : "choose";
      case Message.Buttons buttons -> "choose";
      case Message.Menu menu -> "choose";
      case Message.Link link -> "cta";
      case Message.Form form -> "form";
      case Message.Media media -> media.kind();
      case Message.Location location -> "location";
      case Message.Contact contact -> "contact";
      case Message.Product product -> "product";
      case Message.Template template -> "template";
    };
  }

  /** The button or row of an option. */
  Optional<Message.Choice> choice(String option) {
    return choices(message).stream().filter(c -> c.option().equals(option)).findFirst();
  }

  /** Whether the customer would have to write the number of this option. */
  boolean offersInWords(String option) {
    return choices(message).isEmpty() && options.contains(option);
  }

  /** Why this is not the message a test expects; empty if it is. */
  Optional<String> differsFrom(TestLine.BotSays expected) {
    return wrongKind(expected)
        .or(() -> wrongTemplate(expected))
        .or(() -> wrongText(expected))
        .or(() -> wrongOptions(expected));
  }

  private Optional<String> wrongTemplate(TestLine.BotSays expected) {
    return message instanceof Message.Template sent
        ? expected
            .template()
            .filter(name -> !name.equals(sent.name()))
            .map(name -> "the bot sent the template `" + sent.name() + "`, not `" + name + "`")
        : Optional.empty();
  }

  private Optional<String> wrongKind(TestLine.BotSays expected) {
    return expected
        .kind()
        .filter(kind -> !kind.equals(kind()))
        .filter(kind -> !(kind.equals("text") && message instanceof Message.Text))
        .map(kind -> "the test expects " + named(kind) + ", and the bot sent " + named(kind()));
  }

  private static String named(String kind) {
    return switch (kind) {
      case "text" -> "a plain text";
      case "choose" -> "a choice";
      case "cta" -> "a link button";
      default -> "a message of the kind `" + kind + "`";
    };
  }

  private Optional<String> wrongText(TestLine.BotSays expected) {
    int at = expected.pattern().map(p -> new Wildcard(p).mismatch(message.body())).orElse(-1);
    if (at < 0) {
      return Optional.empty();
    }
    return Optional.of(
        at == 0
            ? "the bot said something else"
            : "the text differs " + Lines.place(message.body(), at));
  }

  private Optional<String> wrongOptions(TestLine.BotSays expected) {
    return expected
        .options()
        .filter(ids -> !ids.equals(options))
        .map(ids -> "the bot offered " + Lines.list(options) + ", not " + Lines.list(ids));
  }

  private static List<Message.Choice> choices(Message message) {
    return switch (message) {
      case Message.Buttons buttons -> buttons.choices();
      case Message.Menu menu -> menu.choices();
      case Message.Text text -> List.of();
      case Message.Link link -> List.of();
      case Message.Form form -> List.of();
      case Message.Media media -> List.of();
      case Message.Location location -> List.of();
      case Message.Contact contact -> List.of();
      case Message.Product product -> List.of();
      case Message.Template template -> List.of();
    };
  }
}
