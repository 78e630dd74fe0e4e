package dev.parley.runtime;

import dev.parley.runtime.cli.Parley;
import dev.parley.runtime.log.Logs;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit status. */
  public static void main(String[] args) {
    Logs.start();
    System.exit(Parley.run(args));
  }
}
