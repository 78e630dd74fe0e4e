package dev.parley.flow.engine;

import java.io.Serial;

/** A fault of a flow on its way from where it happens to where the turn deals with it. */
final class FlowFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The turn took more actions than {@link Limits#steps()}. */
  static final String TOO_MANY_STEPS = "FLW5301";

  /** A question failed as often as it may, and nothing says what then. */
  static final String OUT_OF_RETRIES = "FLW5302";

  /** A question timed out, and nothing says what then. */
  static final String TIMED_OUT = "FLW5303";

  /** A choice has no option left, or more than WhatsApp shows. */
  static final String OPTION_COUNT = "FLW5304";

  /** A text came out longer than WhatsApp takes, or empty. */
  static final String BAD_TEXT = "FLW5305";

  /** The session's variables grew beyond {@link Limits#sessionSize()}. */
  static final String SESSION_SIZE = "FLW5306";

  /** The session's flow or wait is not in its release. */
  static final String LOST_PLACE = "FLW5307";

  /** A value was put where none can be. */
  static final String BAD_PATH = "FLW5308";

  /** A call failed, and nothing says what then. */
  static final String CALL_FAILED = "FLW5309";

  /** Flows called each other deeper than {@link Limits#depth()}. */
  static final String TOO_DEEP = "FLW5310";

  /** A value that the world is told is missing or not what it must be. */
  static final String BAD_VALUE = "FLW5311";

  /** A message came after the time in which the customer may be written to freely. */
  static final String OUTSIDE_WINDOW = "FLW5312";

  /** A message is none that the channel takes. */
  static final String BEYOND_LIMITS = "FLW5313";

  /** A message was refused by the channel, or could not be delivered. */
  static final String UNDELIVERABLE = "FLW5314";

  /** A message is for somebody who has not agreed to it, has opted out or is blocked. */
  static final String NO_CONSENT = "FLW5315";

  private final String code;

  FlowFault(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static FlowFault tooDeep(Limits limits) {
    return new FlowFault(
        TOO_DEEP, "flows called one another more than " + limits.depth() + " deep");
  }

  /** A message could not be sent. */
  static FlowFault unsent(Input.SendRefused refused) {
    String code =
        switch (refused.why()) {
          case WINDOW -> OUTSIDE_WINDOW;
          case LIMITS -> BEYOND_LIMITS;
          case UNDELIVERABLE -> UNDELIVERABLE;
          case CONSENT -> NO_CONSENT;
        };
    return new FlowFault(code, refused.detail());
  }

  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
