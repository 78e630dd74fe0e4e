package dev.parley.runtime.contact.query;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A query that cannot be read or asked, and all that was found wrong with it. */
public final class QueryRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient String query;
  private final transient List<QueryFault> faults;

  QueryRefused(String query, List<QueryFault> faults) {
    super(faults.getFirst().message(), null, false, false);
    this.query = query;
    this.faults = List.copyOf(faults);
  }

  QueryRefused(String query, QueryFault fault) {
    this(query, List.of(fault));
  }

  /** What is wrong, in the order of the query. */
  public List<QueryFault> faults() {
    return faults;
  }

  /** What is wrong, each with its place and a caret. */
  public List<String> shown() {
    return faults.stream().map(fault -> fault.shown(query)).toList();
  }

  /** The sentences one after another. */
  public String sentences() {
    return faults.stream().map(QueryFault::message).collect(Collectors.joining(" "));
  }
}
