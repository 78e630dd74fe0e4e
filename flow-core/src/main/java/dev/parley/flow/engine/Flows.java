package dev.parley.flow.engine;

import java.util.Optional;

/** Where the engine finds releases. Implementations answer from memory and are thread-safe. */
public interface Flows {
  /** The release of a bot that new sessions use. */
  Optional<CompiledBot> current(String bot);

  /** A release that a session is pinned to. */
  Optional<CompiledBot> release(String bot, String release);

  /** One bot in one release, for tests and small programs. */
  static Flows of(CompiledBot bot) {
    return new Flows() {
      @Override
      public Optional<CompiledBot> current(String id) {
        return Optional.of(bot).filter(b -> b.id().equals(id));
      }

      @Override
      public Optional<CompiledBot> release(String id, String release) {
        return current(id).filter(b -> b.release().equals(release));
      }
    };
  }
}
