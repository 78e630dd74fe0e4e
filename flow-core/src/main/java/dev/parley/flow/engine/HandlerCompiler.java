package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import dev.parley.flow.script.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles what a flow or bot answers to at any time, in the names of one flow. */
final class HandlerCompiler {
  private final FlowCompiler compiler;
  private final String scope;
  private final int finish;
  private final int endSession;
  private final int goBack;
  private final List<CompiledFlow.Keyword> keywords = new ArrayList<>();
  private final Map<String, Integer> migrations = new HashMap<>();
  private CompiledFlow.@Nullable Handler onMedia;
  private CompiledFlow.@Nullable ErrorHandler onError;
  private int onExpire = -1;

  /**
   * @param scope what the ids of places inside begin with
   */
  HandlerCompiler(FlowCompiler compiler, String scope) {
    this.compiler = compiler;
    this.scope = scope;
    this.finish = compiler.emit(new Node.Finish(new String[0], new Program[0]));
    this.endSession = compiler.emit(new Node.EndSession());
    this.goBack = compiler.emit(new Node.Return());
  }

  CompiledFlow.Handlers compile(List<Handler> handlers) {
    handlers.forEach(this::handler);
    return new CompiledFlow.Handlers(
        List.copyOf(keywords), onMedia, onError, onExpire, Map.copyOf(migrations));
  }

  /** Of two for the same the first one holds. */
  private void handler(Handler handler) {
    switch (handler) {
      case Handler.OnKeyword on -> keyword(on);
      case Handler.OnMedia on -> {
        // Without a word for `keep`, a file must not end the conversation it came into.
        int node = node(on, goBack);
        onMedia = onMedia == null ? new CompiledFlow.Handler(node, true) : onMedia;
      }
      case Handler.OnError on -> {
        int node = node(on, finish);
        int slot = compiler.slot(on.variable());
        onError = onError == null ? new CompiledFlow.ErrorHandler(slot, node) : onError;
      }
      case Handler.OnExpire on -> {
        int node = node(on, endSession);
        onExpire = onExpire < 0 ? node : onExpire;
      }
      case Handler.OnMigrate on -> migrations.putIfAbsent(on.step(), node(on, finish));
    }
  }

  private void keyword(Handler.OnKeyword on) {
    int node = node(on, on.keep() ? goBack : endSession);
    Set<String> words = new LinkedHashSet<>();
    on.words().forEach(w -> words.add(Keywords.fold(w)));
    keywords.add(new CompiledFlow.Keyword(words, new CompiledFlow.Handler(node, on.keep())));
  }

  private int node(Handler handler, int after) {
    if (handler.target() instanceof Target.Block(List<Action> actions)) {
      compiler.name(scope + StopNames.of(handler), actions);
    }
    return compiler.target(handler.target(), after);
  }
}
