package dev.parley.runtime.http;

/** Who may use an operation. */
public sealed interface Access {
  /** Everybody, without saying who they are. */
  record Open() implements Access {}

  /** Everybody of the account. */
  record Known() implements Access {}

  /** Who has this permission. */
  record Permitted(Permission permission) implements Access {}

  /** Who has this permission, or a link whose query is signed; the operation checks the link. */
  record Linked(Permission permission) implements Access {
    /** The query parameter that shows that a request came by a link. */
    public static final String SIGNATURE = "signature";
  }
}
