package dev.parley.runtime.outbox;

/** Takes one message to the network and judges the answer. Blocks until there is one. */
@FunctionalInterface
public interface Carrier {
  /** Tries once. */
  Verdict carry(Parcel parcel);
}
