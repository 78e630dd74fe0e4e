package dev.parley.runtime.emulator;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A Graph API error answer. */
final class GraphFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int INVALID_PARAMETER = 100;
  private static final int MISSING_PARAMETER = 131008;
  private static final int BAD_TOKEN = 190;
  private static final int NO_OBJECT = 33;
  private static final int UNKNOWN_PATH = 2500;

  private final int status;
  private final transient Trouble trouble;
  private final transient ObjectNode error;
  private final transient ObjectNode beside = EmulatorJson.object();

  private GraphFault(int status, String type, String message, Trouble trouble) {
    super(message, null, false, false);
    this.status = status;
    this.trouble = trouble;
    this.error = EmulatorJson.object();
    error.put("message", message).put("type", type).put("code", trouble.code());
  }

  /** Code 100 with a sentence that names the parameter. */
  static GraphFault parameter(String sentence) {
    GraphFault fault = oauth(new Trouble(INVALID_PARAMETER, sentence, sentence));
    return fault.withDetails();
  }

  /** Code 131008: a parameter that this kind of message needs is not there. */
  static GraphFault missing(String details) {
    return oauth(new Trouble(MISSING_PARAMETER, "Required parameter is missing", details))
        .withDetails();
  }

  /** Code 131009: a parameter is there but cannot be used. */
  static GraphFault invalid(String details) {
    return oauth(Trouble.invalidValue(details)).withDetails();
  }

  /** Code 190: no access token, or another one. */
  static GraphFault unauthorized() {
    String sentence = "Invalid OAuth access token - Cannot parse access token";
    return new GraphFault(
        UNAUTHORIZED, "OAuthException", sentence, new Trouble(BAD_TOKEN, sentence, sentence));
  }

  /** Code 100, subcode 33: there is no object with this id. */
  static GraphFault noSuchObject(String method, String id) {
    String sentence =
        "Unsupported %s request. Object with ID '%s' does not exist, cannot be loaded due to missing"
                .formatted(method, id)
            + " permissions, or does not support this operation. Please read the Graph API"
            + " documentation at https://developers.facebook.com/docs/graph-api";
    GraphFault fault =
        new GraphFault(
            BAD_REQUEST,
            "GraphMethodException",
            sentence,
            new Trouble(INVALID_PARAMETER, sentence, sentence));
    fault.error.put("error_subcode", NO_OBJECT);
    return fault;
  }

  /** Code 2500: there is no such call. */
  static GraphFault unknownPath(String path) {
    String sentence = "Unknown path components: " + path;
    return new GraphFault(
        BAD_REQUEST, "OAuthException", sentence, new Trouble(UNKNOWN_PATH, sentence, sentence));
  }

  /** Some of several things could not be done; the answer also says which. */
  static GraphFault partly(int code, String sentence, ObjectNode answer) {
    GraphFault fault = oauth(new Trouble(code, sentence, sentence)).withDetails();
    fault.beside.setAll(answer);
    return fault;
  }

  /** An error of the table, in Meta's words. */
  static GraphFault of(MetaError error) {
    return of(error, error.details());
  }

  /** An error of the table that says what is wrong this time. */
  static GraphFault of(MetaError error, String details) {
    Trouble trouble = new Trouble(error.code(), error.title(), details);
    String sentence = "(#" + error.code() + ") " + error.title();
    GraphFault fault = new GraphFault(error.http(), "OAuthException", sentence, trouble);
    if (error.isTransient()) {
      fault.error.put("is_transient", true);
    }
    return fault.withDetails();
  }

  private static GraphFault oauth(Trouble trouble) {
    return new GraphFault(
        BAD_REQUEST, "OAuthException", "(#" + trouble.code() + ") " + trouble.title(), trouble);
  }

  private GraphFault withDetails() {
    error
        .putObject("error_data")
        .put("messaging_product", "whatsapp")
        .put("details", trouble.details());
    return this;
  }

  int status() {
    return status;
  }

  Trouble trouble() {
    return trouble;
  }

  /** The body of the answer. */
  ObjectNode body() {
    ObjectNode body = beside.deepCopy();
    body.set("error", error.deepCopy().put("fbtrace_id", "A" + traceId()));
    return body;
  }

  private static String traceId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
  }
}
