package dev.parley.flow.script.lib;

import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Objects;
import dev.parley.flow.script.value.Undefined;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code exec} and {@code match} give: the groups as a list, with where they were found. */
final class MatchList extends ArrayList<@Nullable Object> {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Regex.Match match;
  private final transient @Nullable Object groups;

  MatchList(Regex regex, Regex.Match match) {
    this.match = match;
    for (int i = 0; i <= regex.groups(); i++) {
      add(group(match, i));
    }
    this.groups = groups(regex, match);
  }

  private static Object group(Regex.Match match, int index) {
    return match.group(index).<Object>map(g -> g).orElse(Undefined.UNDEFINED);
  }

  /** The named groups as an object, or undefined if there are none. */
  static Object groups(Regex regex, Regex.Match match) {
    if (regex.names().isEmpty()) {
      return Undefined.UNDEFINED;
    }
    Map<String, @Nullable Object> groups = Objects.empty();
    for (Map.Entry<String, List<Integer>> name : regex.names().entrySet()) {
      Objects.put(groups, name.getKey(), group(match, name.getValue().get(0)));
    }
    return groups;
  }

  @Nullable Object own(String key) {
    return switch (key) {
      case "index" -> (double) match.start();
      case "input" -> match.text();
      case "groups" -> groups;
      default -> Members.ofList(this, key);
    };
  }

  void ownProperties(Map<String, @Nullable Object> own) {
    for (int i = 0; i < size(); i++) {
      own.put(Integer.toString(i), get(i));
    }
    own.put("index", (double) match.start());
    own.put("input", match.text());
    own.put("groups", groups);
  }
}
