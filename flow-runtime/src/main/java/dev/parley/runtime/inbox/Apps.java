package dev.parley.runtime.inbox;

import java.util.List;
import java.util.Set;

/** The Meta apps whose webhooks come in. */
@FunctionalInterface
public interface Apps {
  /** All of them, at this moment. */
  List<App> all();

  /**
   * One app.
   *
   * @param account the account it belongs to
   * @param channels the numbers, by our ids, whose webhooks it may sign
   * @param secrets its secrets; several while one is being rotated
   * @param verifyToken what Meta shows when it verifies the URL; empty for none
   */
  record App(String account, Set<String> channels, List<String> secrets, String verifyToken) {
    public App {
      channels = Set.copyOf(channels);
      secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
      return "App[" + account + "]";
    }
  }
}
