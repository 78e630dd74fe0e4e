package dev.parley.runtime;

import dev.parley.runtime.log.Logs;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Says which version this is. */
  public static void main(String[] args) {
    Logs.start();
    System.out.println("parley " + Main.class.getPackage().getImplementationVersion());
  }
}
