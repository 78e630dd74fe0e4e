package dev.parley.flow.model;

import java.util.List;

/**
 * What a bot or flow takes from elsewhere. JSON: {@code
 * {"use":"fn","names":[…],"from":"pricing.js"}}.
 *
 * @param kind what it takes
 * @param names the names by which it is known
 * @param from the file
 */
public record Use(Kind kind, List<String> names, String from) {
  /** What can be taken. */
  public enum Kind {
    /** Functions of a file. */
    FN,
    /** Message templates. */
    TEMPLATE
  }

  public Use {
    names = List.copyOf(names);
  }

  /** Whether functions are taken, not templates. */
  public boolean functions() {
    return kind == Kind.FN;
  }
}
