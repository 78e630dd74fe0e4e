package dev.parley.runtime.http;

import java.io.Serial;

/** Another program listens on the port; the message is a sentence for the operator. */
public final class PortTaken extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The sentence for this port. */
  public PortTaken(int port) {
    super(
        "Port %d is taken by another program; choose another with --port.".formatted(port),
        null,
        false,
        false);
  }
}
