package dev.parley.runtime.http;

import java.util.List;

/** A room's part of the management API. */
@FunctionalInterface
public interface Resource {
  /** What it can do. */
  List<Operation> operations();
}
