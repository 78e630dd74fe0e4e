package dev.parley.flow.model;

/** What an HTTP request asks for. */
public enum HttpMethod {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
