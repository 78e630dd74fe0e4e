package dev.parley.examples.store;

import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers many people, each in a conversation of their own that outlives the program. */
public final class Desk {
  private final Engine engine;
  private final String bot;
  private final FileSessions sessions;

  /** A desk for one bot. */
  public Desk(Engine engine, String bot, FileSessions sessions) {
    this.engine = engine;
    this.bot = bot;
    this.sessions = sessions;
  }

  /**
   * Takes one message and gives the answers.
   *
   * @param person who wrote, any name that stays the same
   * @return what to send, in order; empty if no flow wants the message
   * @throws IOException if the store fails; nothing has happened then, and the message can be given
   *     again
   */
  public List<Message> hear(String person, String words, Now now) throws IOException {
    while (true) {
      Optional<Session> before = sessions.find(person);
      Optional<Turn> turn = turn(person, before, new Incoming.Text(words), now);
      if (turn.isEmpty() || sessions.replace(person, before, turn.get().session())) {
        return turn.map(Turn::messages).orElse(List.of());
      }
    }
  }

  private Optional<Turn> turn(String person, Optional<Session> before, Incoming message, Now now) {
    Optional<Session> live = before.filter(Session::live);
    if (live.isPresent()) {
      return Optional.of(engine.resume(live.get(), new Input.Reply(message), Facts.none(), now));
    }
    String id = person + "/" + now.instant();
    var start =
        before.isPresent()
            ? engine.route(before.get(), message, Facts.none(), now)
            : engine.route(bot, message, Facts.none(), now);
    return start.map(s -> engine.start(id, s, Facts.none(), now));
  }
}
