package dev.parley.flow.script;

/** Says where the variables of a flow are kept; asked once, when an expression is compiled. */
@FunctionalInterface
public interface Names {
  /**
   * The number of the slot that holds a variable, or -1 if there is no such variable; reading it is
   * then a fault unless the name is built in.
   */
  int slot(String name);
}
