package dev.parley.runtime.message;

import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.Sighting;
import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.desk.Desks;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.outbox.Draft;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.template.TemplateCategories;
import dev.parley.runtime.template.Templates;
import dev.parley.runtime.time.Time;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.OutboundCheck;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts messages of people and their programs into the outbox, in their conversations' order. */
public final class Dispatch {
  private final Time time;
  private final Channels channels;
  private final Contacts contacts;
  private final ConversationBook book;
  private final Outbox outbox;
  private final Desks desks;

  /** The rooms that a message passes on its way. */
  public record Rooms(
      Channels channels, Contacts contacts, ConversationBook book, Outbox outbox, Desks desks) {}

  public Dispatch(Time time, Rooms rooms) {
    this.time = time;
    this.channels = rooms.channels();
    this.contacts = rooms.contacts();
    this.book = rooms.book();
    this.outbox = rooms.outbox();
    this.desks = rooms.desks();
  }

  /**
   * Whom a message is for: one of these.
   *
   * @param phone digits
   */
  record Recipient(Optional<String> contact, Optional<String> phone, Optional<String> bsuid) {}

  /**
   * A message that somebody wants sent.
   *
   * @param channel from which number; the only one if empty
   * @param fallback what goes instead where only templates are taken
   * @param purpose what it is for, if somebody says so
   * @param author the user or key
   */
  record Order(
      AccountId account,
      Recipient to,
      Optional<String> channel,
      OutboundMessage message,
      Optional<TemplateMessage> fallback,
      Optional<Purpose> purpose,
      String author) {}

  /**
   * Writes it.
   *
   * @return its id
   * @throws Problem with what is wrong
   */
  String send(Tx tx, Order order) {
    Channel number = number(order);
    Contact contact = contact(tx, order, number);
    Address address = new Address(number.account(), number.id(), contact.id());
    String conversation =
        Objects.requireNonNull(book.open(tx, Set.of(address)).get(address), "just opened");
    Instant now = time.now();
    Instant closes = book.closes(conversation);
    OutboundMessage message = sendable(order, now.isBefore(closes));
    Destination to = destination(contact);
    check(message, to);
    fits(tx, order, message);
    Draft.From from = new Draft.From(number.account(), number.id(), conversation, contact.id());
    Draft draft =
        Draft.reply(from, to, message)
            .serving(purpose(tx, order, message))
            .until(closes)
            .by(order.author());
    desks.answered(tx, order.account(), conversation);
    return outbox.queue(tx, List.of(draft), now).getFirst();
  }

  private Channel number(Order order) {
    List<Channel> own =
        channels.all().stream()
            .filter(channel -> channel.account().equals(order.account().value()))
            .toList();
    if (order.channel().isEmpty() && own.size() == 1) {
      return own.getFirst();
    }
    return own.stream()
        .filter(channel -> order.channel().filter(channel.id()::equals).isPresent())
        .findFirst()
        .orElseThrow(() ->
            Problem.badValue(
                "/channel",
                own.isEmpty()
                    ? "The account has no number to send from."
                    : "channel is one of the account's numbers."));
  }

  private Contact contact(Tx tx, Order order, Channel number) {
    if (order.to().contact().isPresent()) {
      String id = order.to().contact().get();
      return Optional.ofNullable(contacts.load(List.of(id)).get(id))
          .filter(contact -> contact.account().equals(order.account().value()))
          .orElseThrow(() -> Problem.badValue("/to/contact", "There is no such contact."));
    }
    Optional<Contact> known =
        order.to().phone().flatMap(phone -> contacts.byPhone(tx, order.account(), phone));
    if (known.isPresent() && order.to().bsuid().isEmpty()) {
      return known.get();
    }
    Optional<String> none = Optional.empty();
    Sighting sighting =
        new Sighting(
            number.account(),
            number.portfolio(),
            order.to().phone(),
            order.to().bsuid(),
            none,
            none,
            none,
            none);
    return contacts.recognise(tx, List.of(sighting)).getFirst();
  }

  private static OutboundMessage sendable(Order order, boolean open) {
    if (open || order.message() instanceof TemplateMessage) {
      return order.message();
    }
    return order
        .fallback()
        .<OutboundMessage>map(template -> template)
        .orElseThrow(() ->
            Problem.conflict(
                "The customer has not written within 24 hours: WhatsApp takes only templates. Send"
                    + " one, or name one as fallback."));
  }

  private static Destination destination(Contact contact) {
    return contact
        .phone()
        .<Destination>map(Destination.Phone::new)
        .or(() -> contact.bsuid().map(Destination.User::new))
        .orElseThrow(() -> Problem.conflict("The contact has no address to send to."));
  }

  private static void check(OutboundMessage message, Destination to) {
    List<String> faults =
        OutboundCheck.faults(
            new Outbound(to, message, Optional.empty(), Optional.empty()), WhatsAppLimits.V24);
    if (!faults.isEmpty()) {
      throw Problem.badRequest(String.join(" ", faults));
    }
  }

  /** What the catalogue knows of a template Graph would say too, but later and to nobody. */
  private static void fits(Tx tx, Order order, OutboundMessage message) {
    if (message instanceof TemplateMessage template) {
      String at = order.message() instanceof TemplateMessage ? "/template" : "/fallback";
      List<FieldError> faults = Templates.faults(tx.of(order.account()), template);
      if (!faults.isEmpty()) {
        throw Problem.badValues(
            "The template is not filled as it was defined.",
            faults.stream().map(f -> new FieldError(at + f.pointer(), f.message())).toList());
      }
    }
  }

  private static Purpose purpose(Tx tx, Order order, OutboundMessage message) {
    if (!(message instanceof TemplateMessage template)) {
      return order.purpose().orElse(Purpose.REPLY);
    }
    TemplateCategories.Name name =
        new TemplateCategories.Name(template.name(), template.language());
    Category known = TemplateCategories.of(tx.of(order.account()), List.of(name)).get(name);
    if (known != null) {
      return switch (known) {
        case MARKETING -> Purpose.MARKETING;
        case UTILITY -> Purpose.UTILITY;
        case AUTHENTICATION -> Purpose.REPLY;
      };
    }
    return order
        .purpose()
        .orElseThrow(() ->
            Problem.badValue(
                "/purpose",
                "Nobody has said what the template "
                    + template.name()
                    + " is for: say marketing, utility or reply as purpose."));
  }
}
