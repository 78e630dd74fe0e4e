package dev.parley.runtime.emulator;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An error answer to the phone page, as RFC 9457 has it. */
final class PhoneFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int UNPROCESSABLE = 422;
  private static final int NOT_FOUND = 404;
  private static final Map<Integer, String> TITLES =
      Map.of(
          400,
          "Bad request",
          NOT_FOUND,
          "Not found",
          409,
          "Conflict",
          415,
          "Unsupported media type",
          UNPROCESSABLE,
          "Not valid");

  private final int status;
  private final transient ObjectNode body;

  private PhoneFault(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.body =
        EmulatorJson.object()
            .put("type", "about:blank")
            .put("title", TITLES.getOrDefault(status, "Error"))
            .put("status", status)
            .put("detail", detail);
  }

  static PhoneFault of(int status, String detail) {
    return new PhoneFault(status, detail);
  }

  static PhoneFault notFound(String detail) {
    return new PhoneFault(NOT_FOUND, detail);
  }

  /** One field of the body is not valid. */
  static PhoneFault field(String pointer, String sentence) {
    PhoneFault fault = new PhoneFault(UNPROCESSABLE, sentence);
    fault.body.putArray("errors").addObject().put("pointer", pointer).put("message", sentence);
    return fault;
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return body.deepCopy();
  }
}
