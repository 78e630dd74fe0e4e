package dev.parley.runtime.whatsapp;

import static dev.parley.runtime.whatsapp.GraphErrorCode.Action.PERMANENT;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Action.RETRY;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Action.RETRY_FEW;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Action.STOP_NUMBER;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Action.WAIT;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Pace.NEVER;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Scope.ACCOUNT;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Scope.MESSAGE;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Scope.NUMBER;
import static dev.parley.runtime.whatsapp.GraphErrorCode.Scope.USER;

import dev.parley.runtime.whatsapp.GraphErrorCode.Action;
import dev.parley.runtime.whatsapp.GraphErrorCode.Pace;
import dev.parley.runtime.whatsapp.GraphErrorCode.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The codes that Graph is known to answer with, and what each calls for. */
final class GraphErrorTable {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Pace STEADY = Pace.forEver(SECOND, MINUTE.multipliedBy(5));
  private static final Pace FEW = new Pace(SECOND.multipliedBy(2), 4, MINUTE.multipliedBy(5), 4);
  private static final Pace ONCE = new Pace(SECOND, 1, SECOND, 1);
  private static final Pace PAIR = new Pace(SECOND.multipliedBy(4), 4, HOUR, 8);
  private static final Pace CALL_RATE = Pace.forEver(MINUTE, HOUR);
  private static final Pace MINUTES = Pace.forEver(MINUTE, MINUTE.multipliedBy(5));
  private static final Pace TEN_MINUTES = new Pace(MINUTE.multipliedBy(10), 2, HOUR, 6);
  private static final Pace HOURS = new Pace(HOUR, 2, DAY, 6);
  private static final Pace DAYS = new Pace(DAY, 2, DAY.multipliedBy(4), 3);
  private static final Pace THREE_DAYS = Pace.forEver(DAY.multipliedBy(3), DAY.multipliedBy(3));

  /** Graph puts "no such number" under the code of bad parameters. */
  private static final int BAD_PARAMETER = 100;

  private static final int NO_SUCH_OBJECT = 33;

  /** An error this version does not know: nothing was sent, so trying again cannot do it twice. */
  private static final GraphErrorCode UNKNOWN =
      row(GraphError.NO_CODE, RETRY_FEW, "an unknown error").code();

  private static final GraphErrorCode UNKNOWN_TRANSIENT =
      row(GraphError.NO_CODE, RETRY, "an unknown error that will pass").code();

  static final List<GraphErrorCode> ROWS =
      Stream.of(
              row(0, STOP_NUMBER, "authentication failed"),
              row(1, RETRY_FEW, "unknown error or bad request"),
              row(2, RETRY, "the service is down for a moment"),
              row(3, STOP_NUMBER, "a permission is missing"),
              row(4, WAIT, "too many calls by the app").on(ACCOUNT, CALL_RATE),
              row(10, STOP_NUMBER, "a permission is missing"),
              row(17, WAIT, "too many calls by the user").on(ACCOUNT, CALL_RATE),
              row(33, STOP_NUMBER, "the number was deleted or its id is wrong"),
              row(100, PERMANENT, "a parameter is bad"),
              row(190, STOP_NUMBER, "the access token has expired"),
              row(200, STOP_NUMBER, "a permission is missing").to(299),
              row(368, STOP_NUMBER, "blocked for a time because of a policy"),
              row(613, WAIT, "too many calls").on(ACCOUNT, CALL_RATE),
              row(80007, WAIT, "too many calls for the account").on(ACCOUNT, CALL_RATE),
              row(80008, WAIT, "too many calls for the account").on(ACCOUNT, CALL_RATE),
              row(130429, RETRY, "the number sends faster than it may"),
              row(130472, PERMANENT, "the customer is in an experiment without marketing messages"),
              row(130497, PERMANENT, "the account may not send to this country"),
              row(131000, RETRY_FEW, "something went wrong at Meta"),
              row(131005, STOP_NUMBER, "access denied"),
              row(131008, PERMANENT, "a required parameter is missing"),
              row(131009, PERMANENT, "the value of a parameter is bad"),
              row(131016, RETRY, "the service is unavailable"),
              row(131021, PERMANENT, "sender and recipient are the same"),
              row(131026, PERMANENT, "the message cannot be delivered to this customer"),
              row(131030, PERMANENT, "the recipient is not on the test number's list"),
              row(131031, STOP_NUMBER, "the account is locked or its PIN is wrong"),
              row(131035, PERMANENT, "a webhook without storage failed"),
              row(131036, PERMANENT, "decryption failed"),
              row(131037, STOP_NUMBER, "the number has no approved display name"),
              row(131041, PERMANENT, "a fault with a group"),
              row(131042, STOP_NUMBER, "there is a problem with the payment method"),
              row(131044, STOP_NUMBER, "there is a problem with the payment method"),
              row(131045, STOP_NUMBER, "the number is not registered"),
              row(
                  131047,
                  PERMANENT,
                  "more than 24 hours since the customer wrote: only templates are taken"),
              row(131048, STOP_NUMBER, "the number is limited for spam"),
              row(131049, WAIT, "Meta chose not to deliver marketing to this customer")
                  .on(MESSAGE, DAYS),
              row(131050, PERMANENT, "the customer has stopped marketing messages"),
              row(131051, PERMANENT, "this type of message is not supported"),
              row(131052, PERMANENT, "the customer's media could not be downloaded"),
              row(131053, RETRY_FEW, "media upload failed").on(MESSAGE, ONCE),
              row(131055, PERMANENT, "the method is not allowed"),
              row(131056, WAIT, "too many messages to this customer").on(USER, PAIR),
              row(131057, RETRY, "the number is being upgraded").on(NUMBER, MINUTES),
              row(131060, PERMANENT, "the message is not available"),
              row(
                  131061,
                  PERMANENT,
                  "the template has to be sent through the marketing messages endpoint"),
              row(131062, PERMANENT, "this message needs the customer's phone number"),
              row(131063, STOP_NUMBER, "marketing is switched off on the Cloud API")
                  .on(MESSAGE, NEVER),
              row(
                  131064,
                  STOP_NUMBER,
                  "the messaging limit was cut because of template categories"),
              row(
                  131065,
                  PERMANENT,
                  "the template has to be sent through the marketing messages endpoint"),
              row(131070, PERMANENT, "another partner owns the conversation"),
              row(131200, PERMANENT, "a fault with a group").to(131299),
              row(132000, PERMANENT, "the number of template parameters is wrong"),
              row(
                  132001,
                  PERMANENT,
                  "the template does not exist in this language or is not approved"),
              row(132005, PERMANENT, "the template's text is too long once filled in"),
              row(132007, PERMANENT, "the template breaks a content policy"),
              row(132008, PERMANENT, "the value of a template parameter is bad"),
              row(132012, PERMANENT, "the format of a template parameter is bad"),
              row(132015, WAIT, "the template is paused"),
              row(132016, PERMANENT, "the template is disabled"),
              row(132068, STOP_NUMBER, "the form is blocked").on(MESSAGE, NEVER),
              row(132069, WAIT, "the form is throttled"),
              row(133000, RETRY, "deregistration is not complete").on(NUMBER, MINUTES),
              row(133004, RETRY, "the server is down"),
              row(133005, STOP_NUMBER, "the PIN is wrong"),
              row(133006, STOP_NUMBER, "the number has to be verified"),
              row(133008, STOP_NUMBER, "the PIN was wrong too often"),
              row(133009, STOP_NUMBER, "the PIN was given too fast"),
              row(133010, STOP_NUMBER, "the number is not registered"),
              row(133015, STOP_NUMBER, "the number was deleted a moment ago: wait 5 minutes"),
              row(133016, WAIT, "registered too often").on(NUMBER, THREE_DAYS),
              row(134011, STOP_NUMBER, "the terms of payments are not accepted").on(MESSAGE, NEVER),
              row(134100, PERMANENT, "the endpoint takes marketing templates only"),
              row(134101, WAIT, "the template is being synchronised").on(MESSAGE, TEN_MINUTES),
              row(134102, STOP_NUMBER, "marketing messages are not available").on(MESSAGE, NEVER),
              row(135000, PERMANENT, "something about the message is wrong"),
              row(137000, WAIT, "the customer's identity has changed").on(USER, DAYS),
              row(138000, PERMANENT, "a fault with calls, forms or the block list").to(139999),
              row(147000, PERMANENT, "a fault with usernames").to(147999),
              row(2388019, PERMANENT, "too many templates"),
              row(2388040, PERMANENT, "a part of the template is too long"),
              row(2388047, PERMANENT, "the template's header is wrong"),
              row(2388072, PERMANENT, "the template's body is wrong"),
              row(2388073, PERMANENT, "the template's footer is wrong"),
              row(2388293, PERMANENT, "too many variables for the template's length"),
              row(2388299, PERMANENT, "the template begins or ends with a variable"),
              row(2593107, PERMANENT, "history can be asked for once only"),
              row(2593108, PERMANENT, "history can be asked for within 24 hours only"),
              row(2593109, PERMANENT, "the owner does not share the history"))
          .map(Row::code)
          .toList();

  private static final NavigableMap<Integer, GraphErrorCode> BY_FIRST = byFirst();

  private GraphErrorTable() {}

  static GraphErrorCode find(GraphError error) {
    boolean noSuchObject =
        error.code() == BAD_PARAMETER
            && error.subcode().filter(s -> s == NO_SUCH_OBJECT).isPresent();
    int code = noSuchObject ? NO_SUCH_OBJECT : error.code();
    Map.Entry<Integer, GraphErrorCode> entry = BY_FIRST.floorEntry(code);
    if (entry != null && code <= entry.getValue().last()) {
      return entry.getValue();
    }
    return error.transientFault() ? UNKNOWN_TRANSIENT : UNKNOWN;
  }

  private static NavigableMap<Integer, GraphErrorCode> byFirst() {
    NavigableMap<Integer, GraphErrorCode> map = new TreeMap<>();
    ROWS.forEach(row -> map.put(row.first(), row));
    return map;
  }

  private static Row row(int code, Action action, String meaning) {
    Scope scope =
        switch (action) {
          case RETRY, STOP_NUMBER -> NUMBER;
          case RETRY_FEW, WAIT, PERMANENT -> MESSAGE;
        };
    Pace pace =
        switch (action) {
          case RETRY -> STEADY;
          case RETRY_FEW -> FEW;
          case WAIT -> HOURS;
          case PERMANENT, STOP_NUMBER -> NEVER;
        };
    return new Row(new GraphErrorCode(code, code, action, scope, pace, meaning));
  }

  /** A row of the table while it is written down. */
  private record Row(GraphErrorCode code) {
    Row on(Scope scope, Pace pace) {
      return new Row(
          new GraphErrorCode(
              code.first(), code.last(), code.action(), scope, pace, code.meaning()));
    }

    Row to(int last) {
      return new Row(
          new GraphErrorCode(
              code.first(), last, code.action(), code.scope(), code.pace(), code.meaning()));
    }
  }
}
