package dev.parley.flow.json;

/** JSON pointers (RFC 6901), the addresses of everything in a flow. */
final class Pointer {
  private Pointer() {}

  /** A key as it stands in a pointer. */
  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
