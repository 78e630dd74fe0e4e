package dev.parley.flow.engine;

import dev.parley.flow.model.Stale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the engine walks it: nodes with resolved targets. Never stored; made from the model.
 *
 * @param id the flow's id
 * @param names the variables' names by slot, shared by all its sessions
 * @param initials first values, in order
 * @param nodes the actions; targets are indexes into it
 * @param start the first step's node
 * @param steps each step's node
 * @param waits each wait's node by its id
 * @param keywords its keywords, then the bot's
 * @param onError the flow's or bot's handler of faults
 * @param onExpire the node that runs at expiry; -1 ends the session
 * @param settings language, expiry, stale policy
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record CompiledFlow(
    String id,
    String[] names,
    List<Initial> initials,
    Node[] nodes,
    int start,
    Map<String, Integer> steps,
    Map<String, WaitNode> waits,
    List<Keyword> keywords,
    @Nullable ErrorHandler onError,
    int onExpire,
    Settings settings) {

  /** A variable's first value. */
  record Initial(Path path, dev.parley.flow.script.Program value) {}

  /** A keyword handler: folded words, and the node it runs. */
  record Keyword(Set<String> words, int node) {}

  /** Where faults go. */
  record ErrorHandler(int slot, int node) {}

  /** Settings with defaults filled in; {@code expires} in milliseconds. */
  record Settings(String lang, long expires, Stale stale) {}

  String lang() {
    return settings.lang();
  }

  Optional<WaitNode> waitNode(String waitId) {
    return Optional.ofNullable(waits.get(waitId));
  }

  /** The node of the keyword handler for these folded words; -1 if there is none. */
  int keyword(String folded) {
    for (Keyword keyword : keywords) {
      if (keyword.words().contains(folded)) {
        return keyword.node();
      }
    }
    return -1;
  }
}
