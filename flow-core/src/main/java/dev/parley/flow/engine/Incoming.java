package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer's message, or another sign of theirs, as far as flows can see it. */
public sealed interface Incoming {
  /** What {@code trigger.text} and {@code input.text} read. */
  String text();

  /** Written text. */
  record Text(String text) implements Incoming {}

  /**
   * A tap on a reply button, a list row or a template's quick reply.
   *
   * @param id the tapped button's id, as the engine gave it in a {@link Message}; a template
   *     button's payload
   * @param text the title the customer saw
   */
  record Tap(String id, String text) implements Incoming {}

  /**
   * A file.
   *
   * @param kind {@code image video audio voice document sticker}
   * @param id where the host finds it
   * @param text its caption; empty if it has none
   */
  record Media(
      String kind, String id, Optional<String> mime, String text, Optional<String> filename)
      implements Incoming {}

  /** A place on the map. */
  record Location(
      double latitude, double longitude, Optional<String> name, Optional<String> address)
      implements Incoming {
    @Override
    public String text() {
      return name.or(() -> address).orElse("");
    }
  }

  /**
   * Contact cards.
   *
   * @param cards each with what it has of {@code name phone phones emails organisation}
   */
  record Contacts(List<Map<String, @Nullable Object>> cards) implements Incoming {
    public Contacts {
      cards = List.copyOf(cards);
    }

    @Override
    public String text() {
      return "";
    }
  }

  /**
   * A submitted form.
   *
   * @param token the token of {@link Message.Form}; empty if the form did not give it back
   * @param answers its fields
   */
  record Form(String token, Map<String, @Nullable Object> answers, String text)
      implements Incoming {
    public Form {
      answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
  }

  /**
   * A basket ordered from the catalogue.
   *
   * @param items each with {@code product quantity price currency}
   */
  record Order(Optional<String> catalog, List<Map<String, @Nullable Object>> items, String text)
      implements Incoming {
    public Order {
      items = List.copyOf(items);
    }
  }

  /**
   * The customer agreed to get messages, or no longer wants them, by a switch outside of the
   * conversation.
   */
  record Consent(boolean given, String purpose) implements Incoming {
    @Override
    public String text() {
      return "";
    }
  }

  /**
   * Anything else: a reaction, a call permission …
   *
   * @param kind the language's word for it
   */
  record Other(String kind, String text) implements Incoming {}

  /** A message that came through an advertisement. */
  record FromAd(Incoming message, Ad ad) implements Incoming {
    @Override
    public String text() {
      return message.text();
    }
  }

  /**
   * The advertisement a customer came through; read as {@code trigger.ad}.
   *
   * @param id the ad's id
   * @param ref the reference the advertiser gave it
   */
  record Ad(Optional<String> id, Optional<String> headline, Optional<String> ref) {}
}
