package dev.parley.runtime.whatsapp;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.List;
import java.util.Optional;

/**
 * Finds, before anything is sent, what WhatsApp would refuse. Each fault is a sentence; no fault,
 * an empty list.
 */
public final class OutboundCheck {
  private static final String PHONE = "\\+?[1-9][0-9]{4,14}";
  private static final String BSUID = "[A-Z]{2}\\.[A-Za-z0-9.]{1,140}";
  private static final int POLE = 90;
  private static final int DATE_LINE = 180;
  private static final int LONGEST_EMOJI = 20;

  private final WhatsAppLimits limits;
  private final Faults faults = new Faults();

  private OutboundCheck(WhatsAppLimits limits) {
    this.limits = limits;
  }

  /** What is wrong with a send, its address included. */
  public static List<String> faults(Outbound outbound, WhatsAppLimits limits) {
    OutboundCheck check = new OutboundCheck(limits);
    check.address(outbound.to());
    outbound
        .opaqueData()
        .ifPresent(data -> check.faults.length("The callback data", data, limits.opaqueData()));
    check.faults.require(
        outbound.replyTo().isEmpty() || !(outbound.message() instanceof OutboundMessage.Reaction),
        "A reaction cannot be a reply to another message.");
    check.addressed(outbound);
    check.message(outbound.message());
    return check.faults.sentences();
  }

  /** What is wrong with a message, whoever it goes to. */
  public static List<String> faults(OutboundMessage message, WhatsAppLimits limits) {
    OutboundCheck check = new OutboundCheck(limits);
    check.message(message);
    return check.faults.sentences();
  }

  /** People's numbers and ids stay out of the sentences, for these reach logs. */
  private void address(Destination to) {
    switch (to) {
      case Destination.Phone phone ->
          faults.require(
              phone.number().matches(PHONE), "The phone number is not one with a country code.");
      case Destination.User user ->
          faults.require(user.bsuid().matches(BSUID), "The user id is not a business-scoped one.");
      case Destination.Group group ->
          faults.require(!group.id().isBlank(), "The group id is empty.");
    }
  }

  /** Some messages suit some addresses only. */
  private void addressed(Outbound outbound) {
    if (outbound.message() instanceof OutboundMessage.AskAddress ask
        && ask.country().equals("IN")
        && outbound.to() instanceof Destination.Phone phone) {
      faults.require(
          phone.international().startsWith("+91"),
          "An address in India can only be asked of a number of India.");
    }
    if (outbound.message() instanceof TemplateMessage template && template.tellsCode()) {
      faults.require(
          !(outbound.to() instanceof Destination.User),
          "A one-time code can only be sent to a phone number.");
    }
  }

  private void message(OutboundMessage message) {
    switch (message) {
      case OutboundMessage.Text text -> faults.present("The text", text.body(), limits.text());
      case OutboundMessage.Media media -> media(media);
      case OutboundMessage.Location location -> location(location, faults);
      case OutboundMessage.Contacts contacts -> contacts(contacts.cards());
      case OutboundMessage.Reaction reaction -> reaction(reaction);
      case OutboundMessage.Interactive interactive ->
          new InteractiveCheck(limits, faults).message(interactive);
      case TemplateMessage template -> new TemplateCheck(limits, faults).message(template);
    }
  }

  private void media(OutboundMessage.Media media) {
    file("The file", media.file(), faults);
    switch (media.kind()) {
      case AUDIO, VOICE, STICKER ->
          faults.require(media.caption().isEmpty(), "Audio and stickers have no text below them.");
      case IMAGE, VIDEO, DOCUMENT ->
          faults.present("The caption", media.caption(), limits.caption());
    }
    faults.require(
        media.filename().isEmpty() || media.kind() == Content.Media.Kind.DOCUMENT,
        "Only a document has a file name.");
    media.filename().ifPresent(name -> faults.named("The file name", name));
  }

  static void file(String what, MediaFile file, Faults faults) {
    switch (file) {
      case MediaFile.Uploaded(String id) -> faults.named("The id of the file", id);
      case MediaFile.Linked(String url) -> faults.link(what, url);
    }
  }

  static void location(OutboundMessage.Location location, Faults faults) {
    faults.require(
        Math.abs(location.latitude()) <= POLE && Math.abs(location.longitude()) <= DATE_LINE,
        "A place lies between 90 and -90 degrees north and between 180 and -180 degrees east.");
  }

  private void contacts(List<ContactCard> cards) {
    faults.count("contact cards", cards.size(), limits.contactCards());
    for (int i = 0; i < cards.size(); i++) {
      ContactCard card = cards.get(i);
      String which = "contact card " + (i + 1);
      faults.named("The name on " + which, card.name().shown());
      card.phones().forEach(p -> faults.named("A phone number on " + which, p.number()));
      faults.require(
          card.birthday().filter(b -> !b.matches("\\d{4}-\\d{2}-\\d{2}")).isEmpty(),
          "The birthday on " + which + " is not written like 1999-01-23.");
    }
  }

  private void reaction(OutboundMessage.Reaction reaction) {
    faults.named("The message reacted to", reaction.messageId());
    Optional<String> emoji = reaction.emoji().filter(e -> !e.isEmpty());
    faults.require(
        emoji.isEmpty() || isEmoji(emoji.get()),
        "A reaction is one emoji, or none to take it away.");
  }

  /** Digits count as emoji for Unicode; what is shown as one has a picture, a flag or a keycap. */
  private static boolean isEmoji(String text) {
    return text.codePoints().count() <= LONGEST_EMOJI
        && text.codePoints().noneMatch(c -> Character.isLetter(c) || Character.isWhitespace(c))
        && text.codePoints().anyMatch(OutboundCheck::isPicture);
  }

  private static boolean isPicture(int c) {
    boolean flag = c >= 0x1F1E6 && c <= 0x1F1FF;
    boolean keycap = c == 0x20E3;
    return flag || keycap || Character.isExtendedPictographic(c);
  }
}
