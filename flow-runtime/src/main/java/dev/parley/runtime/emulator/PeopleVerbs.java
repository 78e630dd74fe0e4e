package dev.parley.runtime.emulator;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The commands for what happens to customers. */
final class PeopleVerbs {
  private final Chats chats;
  private final Courier courier;

  PeopleVerbs(Chats chats, Courier courier) {
    this.chats = chats;
    this.courier = courier;
  }

  List<Verb> all() {
    return List.of(
        new Verb("expire", "expire WHOM", "Closes somebody's 24-hour window.", this::expire));
  }

  private Supplier<String> expire(Words words) {
    return with(
        words,
        chat -> {
          chat.closeWindow();
          courier.show(chat);
        },
        "The window is closed.");
  }

  private Supplier<String> with(Words words, Consumer<Chat> doing, String said) {
    String whom = words.word("a phone number, a username or a name");
    return () ->
        chats.exclusively(() -> {
          doing.accept(
              chats
                  .find(whom)
                  .orElseThrow(() -> new CommandFault("There is no customer \"" + whom + "\".")));
          return said;
        });
  }
}
