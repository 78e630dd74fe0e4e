package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Use;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.ScriptModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions in JavaScript that a flow takes from its bot's files ({@code use fn}). */
public final class Functions {
  private Functions() {}

  /**
   * What the expressions of a flow may call.
   *
   * @throws IllegalArgumentException if a file is not there, which a check would have found
   */
  public static Imports of(Bot bot, Flow flow) {
    return of(bot, flow.id(), bot.functions(flow));
  }

  /**
   * What the bot takes for all its flows.
   *
   * @throws IllegalArgumentException if a file is not there, which a check would have found
   */
  public static Imports of(Bot bot) {
    return of(bot, "", bot.functions());
  }

  private static Imports of(Bot bot, String flow, List<Use> uses) {
    Map<String, ScriptModule> functions = new HashMap<>();
    for (Use use : uses) {
      String text = bot.scripts().get(use.from());
      if (text == null) {
        throw new IllegalArgumentException(
            "flow `%s`: there is no file `%s`".formatted(flow, use.from()));
      }
      use.names().forEach(name -> functions.put(name, new ScriptModule(use.from(), text)));
    }
    return functions.isEmpty() ? Imports.none() : new Imports(functions);
  }
}
