package dev.parley.runtime.contact.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is to be written into the ledger of consents.
 *
 * @param contact who gave or took back
 * @param channel the number it is about; empty for all of the account's
 * @param purpose what for; empty for blocks
 * @param at when it was done
 */
public record ConsentEntry(
    String contact,
    String channel,
    Optional<ConsentPurpose> purpose,
    ConsentAct act,
    Origin origin,
    Instant at) {
  /** All numbers. */
  public static final String EVERYWHERE = "";

  /**
   * How it came to be known.
   *
   * @param actor the user, the key or the flow; empty where the contact alone acted
   * @param words what was said, exactly; empty if nothing
   * @param message the id of the message that said it; empty if none did
   * @param detail a sentence; may be empty
   */
  public record Origin(
      ConsentSource source, String actor, String words, String message, String detail) {
    /** Known from this, of which there is no more to say. */
    public static Origin of(ConsentSource source) {
      return new Origin(source, "", "", "", "");
    }

    /** The same by somebody. */
    public Origin by(String who) {
      return new Origin(source, who, words, message, detail);
    }

    /** The same with what was said, and the message that said it. */
    public Origin said(String exactly, String in) {
      return new Origin(source, actor, exactly, in, detail);
    }

    /** The same with a sentence about it. */
    public Origin about(String sentence) {
      return new Origin(source, actor, words, message, sentence);
    }
  }

  /** What a contact wants of messages for a purpose. */
  public record Choice(ConsentPurpose purpose, boolean given) {
    ConsentAct act() {
      return given ? ConsentAct.GRANTED : ConsentAct.WITHDRAWN;
    }
  }

  /** A contact opts in or out, on all numbers. */
  public static ConsentEntry of(String contact, Choice choice, Origin origin, Instant at) {
    return new ConsentEntry(
        contact, EVERYWHERE, Optional.of(choice.purpose()), choice.act(), origin, at);
  }

  /** The business blocks a contact, or unblocks them. */
  public static ConsentEntry block(String contact, boolean blocked, String by, Instant at) {
    return new ConsentEntry(
        contact,
        EVERYWHERE,
        Optional.empty(),
        blocked ? ConsentAct.BLOCKED : ConsentAct.UNBLOCKED,
        Origin.of(ConsentSource.BLOCK).by(by),
        at);
  }

  /** Whether it gives something. */
  public boolean given() {
    return act == ConsentAct.GRANTED;
  }

  /** The same about this contact. */
  ConsentEntry about(String who) {
    return new ConsentEntry(who, channel, purpose, act, origin, at);
  }

  /** The same, said in this message. */
  public ConsentEntry in(String message) {
    return new ConsentEntry(
        contact, channel, purpose, act, origin.said(origin.words(), message), at);
  }

  /** The same on this number only. */
  public ConsentEntry on(String number) {
    return new ConsentEntry(contact, number, purpose, act, origin, at);
  }
}
