package dev.parley.flow.model;

import java.util.Optional;

/**
 * What bounds a wait.
 *
 * @param retry how many failures are allowed
 * @param timeout what silence does
 * @param was the wait's earlier variable name
 */
public record WaitRules(Optional<Retry> retry, Optional<Timeout> timeout, Optional<String> was) {
  /** No bounds of its own. */
  public static WaitRules none() {
    return new WaitRules(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
