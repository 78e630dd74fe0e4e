package dev.parley.flow.script.regex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of a pattern, counted before it is read, since a reference may come first. */
record GroupNames(Map<String, List<Integer>> byName, int total) {
  static GroupNames of(String pattern) throws RegexFault {
    Map<String, List<Integer>> names = new LinkedHashMap<>();
    int count = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(' && captures(pattern, i)) {
        count++;
        String name = name(pattern, i);
        if (!name.isEmpty() && names.put(name, List.of(count)) != null) {
          throw new RegexFault("two groups are called `" + name + "`");
        }
      }
    }
    return new GroupNames(names, count);
  }

  /** The name of the group that begins here, or an empty text. */
  private static String name(String pattern, int at) {
    if (!pattern.startsWith("(?<", at)) {
      return "";
    }
    int end = at + 3;
    while (end < pattern.length() && "<>()[]".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return end < pattern.length() && pattern.charAt(end) == '>'
        ? pattern.substring(at + 3, end)
        : "";
  }

  private static boolean captures(String pattern, int at) {
    return !pattern.startsWith("(?", at)
        || (pattern.startsWith("(?<", at)
            && !pattern.startsWith("(?<=", at)
            && !pattern.startsWith("(?<!", at));
  }

  void check(String name) throws RegexFault {
    if (!byName.containsKey(name)) {
      throw new RegexFault("the group name `" + name + "` cannot be read");
    }
  }
}
