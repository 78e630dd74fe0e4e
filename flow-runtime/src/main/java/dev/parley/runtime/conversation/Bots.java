package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Engine;
import java.util.Map;

/** Where the line finds the bots that answer. Answers from memory. */
public interface Bots {
  /** The engine over an account's releases. */
  Engine engine(String account);

  /** What a bot's flows read as {@code env}. */
  Map<String, String> env(String account, String bot);
}
