package dev.parley.runtime.account;

import dev.parley.runtime.http.Text;
import java.util.Map;

/** What several of the room's answers have in common. */
final class Words {
  static final Text EMAIL =
      Text.like("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*", "is an e-mail address", 254);
  static final Text NAME = Text.of(1, 200);
  static final Text PASSWORD = Text.of(Passwords.SHORTEST, 200);

  private Words() {}

  static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
