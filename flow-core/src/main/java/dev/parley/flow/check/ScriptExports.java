package dev.parley.flow.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a file of functions gives, as far as they can be read without running it.
 *
 * @param names the names found
 * @param all whether these are all: a destructured or a whole module's export hides some
 */
record ScriptExports(Set<String> names, boolean all) {
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\bexport\\s+(?:async\\s+)?(?:const|let|var|class|function\\s*\\*?)\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)");
  private static final Pattern LISTED = Pattern.compile("\\bexport\\s*\\{([^}]*)}");
  private static final Pattern HIDDEN =
      Pattern.compile("\\bexport\\s*(?:\\*|(?:const|let|var)\\s*[\\[{])");

  static ScriptExports of(String text) {
    Set<String> names = new TreeSet<>();
    Matcher declared = DECLARED.matcher(text);
    while (declared.find()) {
      names.add(declared.group(1));
    }
    Matcher listed = LISTED.matcher(text);
    while (listed.find()) {
      for (String item : listed.group(1).split(",", -1)) {
        String[] words = item.strip().split("\\s+as\\s+", -1);
        names.add(words[words.length - 1]);
      }
    }
    names.remove("");
    return new ScriptExports(names, !HIDDEN.matcher(text).find());
  }

  /** Whether the file gives this name, or may do so in a way that is not read here. */
  boolean mayGive(String name) {
    return !all || names.contains(name);
  }
}
