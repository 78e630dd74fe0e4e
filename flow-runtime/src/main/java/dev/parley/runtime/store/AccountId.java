package dev.parley.runtime.store;

/** Which account: the scope of everything that a request may see or change. */
public record AccountId(String value) {
  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an account has an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
