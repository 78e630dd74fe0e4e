package dev.parley.runtime.emulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every command that can be typed, and what follows it. */
final class Commands {
  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  Commands(List<List<Verb>> groups) {
    groups.stream().flatMap(List::stream).forEach(verb -> verbs.put(verb.name(), verb));
    verbs.put("help", new Verb("help", "help", "Lists the commands.", words -> this::help));
  }

  Collection<Verb> all() {
    return List.copyOf(verbs.values());
  }

  /** Follows a command; answers in a sentence. */
  String run(String command) {
    Words words = Words.of(command);
    String name = words.word("a command; try help").toLowerCase(Locale.ROOT);
    Verb verb =
        Optional.ofNullable(verbs.get(name))
            .orElseThrow(() ->
                new CommandFault(
                    "\"" + name + "\" is none of " + String.join(", ", verbs.keySet()) + "."));
    try {
      Supplier<String> doing = verb.act().read(words);
      words.end();
      return doing.get();
    } catch (CommandFault fault) {
      throw new CommandFault(fault.sentence() + " Usage: " + verb.usage());
    }
  }

  private String help() {
    return verbs.values().stream()
        .map(verb -> verb.usage() + "\n    " + verb.explanation())
        .collect(Collectors.joining("\n"));
  }
}
