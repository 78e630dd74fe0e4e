package dev.parley.runtime.outbox;

import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.Store;
import java.util.List;

/** Lists the messages that may have been sent twice, or not at all. */
public final class Doubts {
  /** Which doubts can go when they are old. */
  public static final Forgetting FORGETTING = Forgetting.byId("doubt", "noted", "true");

  private final Store store;

  public Doubts(Store store) {
    this.store = store;
  }

  /** Those of an account whose ids come after this one. */
  public List<Doubt> after(String account, String id, int most) {
    return store.read(handle -> DoubtTable.list(handle, account, id, most));
  }
}
