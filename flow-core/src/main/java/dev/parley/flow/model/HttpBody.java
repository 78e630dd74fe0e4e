package dev.parley.flow.model;

/** What an HTTP request carries. JSON: {@code "json": js} or {@code "form": js}. */
public sealed interface HttpBody {
  /** The expression for the value. */
  String js();

  /** The value as JSON. */
  record Json(String js) implements HttpBody {}

  /** The value's fields as a form. */
  record Form(String js) implements HttpBody {}
}
