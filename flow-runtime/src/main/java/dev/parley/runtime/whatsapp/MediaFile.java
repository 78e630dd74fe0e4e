package dev.parley.runtime.whatsapp;

/** A file that a message shows. */
public sealed interface MediaFile {
  /** A file that was uploaded to Meta, by the id it got there. */
  record Uploaded(String id) implements MediaFile {}

  /** A file that Meta fetches from the web, and keeps for ten minutes. */
  record Linked(String url) implements MediaFile {}
}
