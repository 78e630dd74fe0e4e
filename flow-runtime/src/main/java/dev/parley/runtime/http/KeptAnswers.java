package dev.parley.runtime.http;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import java.util.Optional;

/** Keeps the answers to requests that may come twice, for 24 hours. */
public interface KeptAnswers {
  /**
   * What a request that may come twice is known by.
   *
   * @param name a digest of who asks and of the key they gave
   */
  record Attempt(AccountId account, String name) {}

  /**
   * A kept answer.
   *
   * @param fingerprint a digest of the request
   * @param sealed the answer, which only who asked can have opened
   */
  record Kept(String fingerprint, String sealed) {}

  /** What is kept. */
  Optional<Kept> find(Attempt attempt);

  /** What is kept, as this transaction sees it. */
  Optional<Kept> find(Tx tx, Attempt attempt);

  /** Keeps an answer; the transaction is made again if another has kept one meanwhile. */
  void keep(Tx tx, Attempt attempt, Kept kept);
}
