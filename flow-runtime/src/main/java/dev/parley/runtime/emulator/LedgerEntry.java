package dev.parley.runtime.emulator;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened, for those who count afterwards.
 *
 * @param number its place in the order of all
 * @param at when
 * @param deed what
 * @param customer the user id of the person it concerns
 * @param message the id of the message, if there is one
 * @param words the message itself, shortened, or what else there is to say
 * @param data the {@code biz_opaque_callback_data} of a send
 */
record LedgerEntry(
    long number,
    Instant at,
    Deed deed,
    String customer,
    String message,
    String words,
    String data) {

  /** The kinds of things that are counted. */
  enum Deed {
    /** A customer sent a message. */
    WROTE,
    /** The business has taken a customer's message, in this place among those of the customer. */
    HEARD,
    /** The Graph API took a send. */
    ACCEPTED,
    /** The Graph API answered a send with an error. */
    REFUSED,
    /** A call was done, and its answer withheld. */
    UNANSWERED,
    /** The business marked a message as read. */
    MARKED,
    /** A message moved on: sent, delivered, read, failed. */
    STATUS,
    /** A webhook was taken with a 200. */
    TAKEN,
    /** A webhook was not taken. */
    NOT_TAKEN,
    /** A webhook was lost on purpose. */
    LOST
  }

  ObjectNode view() {
    ObjectNode view = EmulatorJson.object().put("number", number).put("at", at.toString());
    view.put("deed", deed.name().toLowerCase(Locale.ROOT));
    put(view, "customer", customer);
    put(view, "message", message);
    put(view, "words", words);
    put(view, "data", data);
    return view;
  }

  private static void put(ObjectNode view, String key, String text) {
    if (!text.isEmpty()) {
      view.put(key, text);
    }
  }
}
