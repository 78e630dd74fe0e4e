package dev.parley.dsl.syntax;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The fixed words that choose one of a few possibilities. */
public final class Words {

  private Words() {}

  /** A choice and how it is spelled in a flow. */
  public interface Word {
    String name();

    /** As written in a flow. */
    default String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What may start a session. */
  public enum Source implements Word {
    KEYWORD,
    BUTTON,
    AD,
    FIRST,
    ANY,
    OPTIN,
    OPTOUT,
    ORDER,
    API
  }

  /** How a keyword is compared with a message. */
  public enum Match implements Word {
    EXACT,
    WORD,
    PREFIX,
    PATTERN
  }

  /** Whose variable it is. */
  public enum Scope implements Word {
    FLOW,
    CONTACT,
    SESSION
  }

  /** What {@code use} brings in. */
  public enum Import implements Word {
    FN,
    TEMPLATE
  }

  /** What {@code send} can send. */
  public enum Media implements Word {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACT,
    PRODUCT
  }

  /** How the options of {@code choose} are shown. */
  public enum Show implements Word {
    BUTTONS,
    LIST,
    TEXT
  }

  /** What a tap on an earlier question does. */
  public enum Stale implements Word {
    REPROMPT,
    ACCEPT,
    IGNORE
  }

  /** Why a message cannot be sent. */
  public enum Refusal implements Word {
    WINDOW,
    LIMITS,
    UNDELIVERABLE,
    CONSENT
  }

  /** An HTTP method. */
  public enum Method implements Word {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    @Override
    public String word() {
      return name();
    }
  }

  /** The kind of a message in a test. */
  public enum Kind implements Word {
    TEXT,
    IMAGE,
    VIDEO,
    AUDIO,
    VOICE,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACT,
    FORM,
    ORDER,
    REACTION,
    CTA,
    PRODUCT
  }

  static List<String> of(Word[] words) {
    return Stream.of(words).map(Word::word).toList();
  }
}
