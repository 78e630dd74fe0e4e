package dev.parley.runtime.cli;

/** What a command's exit status means. */
final class Exit {
  /** All is well. */
  static final int OK = 0;

  /** It ran and found something wrong. */
  static final int FOUND = 1;

  /** It was called wrongly, or cannot run here. */
  static final int USAGE = 2;

  private Exit() {}
}
