package dev.parley.flow.engine;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trigger's condition may read: there is no session yet. */
record RouteEnv(CompiledBot bot, World world, Map<String, @Nullable Object> trigger, Meter meter)
    implements Env {
  RouteEnv(CompiledBot bot, World world, Map<String, @Nullable Object> trigger, Limits limits) {
    this(bot, world, trigger, new Meter(limits.cost(), limits.size()));
  }

  @Override
  public @Nullable Object slot(int slot) {
    return switch (Builtin.at(slot)) {
      case CONTACT -> world.facts().contact();
      case ENV -> world.facts().env();
      case HOURS -> Scope.hours(world, bot);
      case INPUT -> world.input();
      case TRIGGER -> trigger;
      case NOW -> Scope.local(world, bot);
      case SESSION, WAIT -> null;
    };
  }

  @Override
  public long nowMillis() {
    return world.now().instant().toEpochMilli();
  }

  /** Not drawn from: two looks at the same message must choose the same flow. */
  @Override
  public double random() {
    return 0;
  }

  @Override
  public String zone() {
    return bot.zone();
  }

  @Override
  public String lang() {
    return bot.source().settings().lang().orElse("en");
  }
}
