package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.LedgerEntry.Deed;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the business does: send, and mark as read. */
final class BusinessSide {
  private static final Duration TYPING = Duration.ofSeconds(25);
  private static final String NO_SUCH_USER = "Message undeliverable: no such user.";

  private final Chats chats;
  private final Courier courier;
  private final Traffic traffic;
  private final Ledger ledger;

  BusinessSide(Chats chats, Courier courier, Traffic traffic, Ledger ledger) {
    this.chats = chats;
    this.courier = courier;
    this.traffic = traffic;
    this.ledger = ledger;
  }

  /** Accepts a checked message and answers as the Graph API does. */
  ObjectNode send(ObjectNode body, Road road) {
    return chats.exclusively(() -> {
      Optional<Failure> failure = traffic.failure(input(body));
      failure
          .map(Failure::error)
          .filter(BusinessSide::isAnswer)
          .ifPresent(error -> {
            throw GraphFault.of(error);
          });
      traffic.checkSender(body);
      Optional<Chat> chat = recipient(body, true);
      traffic.checkRate(chat);
      Optional<Trouble> later = failure.map(Failure::error).map(MetaError::trouble);
      return chat.isPresent() ? sendTo(chat.get(), body, later) : sendToNobody(body);
    });
  }

  private static boolean isAnswer(MetaError error) {
    return error.way() == MetaError.Way.ANSWER;
  }

  private ObjectNode sendTo(Chat chat, ObjectNode body, Optional<Trouble> later) {
    ChatMessage message = message(chat.customer(), body, Tick.ACCEPTED, Optional.empty());
    ledger.note(Deed.ACCEPTED, chat.customer(), message);
    Optional<Trouble> trouble = later.or(() -> trouble(chat, message));
    if (trouble.isPresent()) {
      courier.fail(chat, message, trouble.get());
    } else {
      courier.toPhone(chat, message);
    }
    return accepted(body, chat.customer(), message.id());
  }

  private Optional<Trouble> trouble(Chat chat, ChatMessage message) {
    boolean free = !message.isTemplate() && traffic.rules().window();
    if (free && chat.windowEnd(courier.now()).isEmpty()) {
      return Optional.of(Trouble.outsideWindow());
    }
    if (!traffic.mayBegin(chat, message.isTemplate())) {
      return Optional.of(Trouble.tooManyCustomers());
    }
    if (message.isReaction()) {
      String target = message.content().path("reaction").path("message_id").asString();
      boolean possible = chat.find(target).filter(found -> !found.isReaction()).isPresent();
      return possible
          ? Optional.empty()
          : Optional.of(Trouble.invalidValue("reaction['message_id'] is not in this chat."));
    }
    return Optional.empty();
  }

  /** Meta does not say in its answer that a user does not exist; a status says it later. */
  private ObjectNode sendToNobody(ObjectNode body) {
    String input = input(body);
    boolean byPhone = body.has("to");
    Optional<String> phone = byPhone ? Optional.of(Identities.digits(input)) : Optional.empty();
    Customer nobody = new Customer(input, "", phone, Optional.empty());
    Trouble trouble = Trouble.undeliverable(NO_SUCH_USER);
    ChatMessage message = message(nobody, body, Tick.FAILED, Optional.of(trouble));
    ledger.note(Deed.ACCEPTED, nobody, message);
    courier.failUnknown(nobody, message);
    return accepted(body, nobody, message.id());
  }

  /** Shows on the phone page what the Graph API refused, if it is clear for whom it was. */
  void refused(ObjectNode body, Trouble trouble) {
    ledger.refused(body, trouble);
    chats.exclusively(() ->
        recipient(body, false)
            .ifPresent(chat ->
                courier.store(
                    chat, message(chat.customer(), body, Tick.REFUSED, Optional.of(trouble)))));
  }

  /** Marks a customer's message and all before it as read, and starts typing if asked to. */
  void markRead(ObjectNode body) {
    String messageId = body.path("message_id").asString();
    chats.exclusively(() -> {
      Chat chat =
          chats
              .ofMessage(messageId)
              .orElseThrow(
                  () -> GraphFault.invalid("message_id is not the id of a known message."));
      long upTo = chat.find(messageId).orElseThrow().number();
      chat.messages().stream()
          .filter(message -> message.isFrom(Side.CUSTOMER) && message.number() <= upTo)
          .filter(message -> message.tick().isBefore(Tick.READ))
          .forEach(message -> {
            ledger.note(Deed.MARKED, chat.customer(), message);
            courier.store(chat, message.with(Tick.READ));
          });
      if (body.has("typing_indicator")) {
        courier.type(chat, TYPING);
      }
    });
  }

  /** Whom a body is for. A phone number nobody has yet is given to somebody new. */
  private Optional<Chat> recipient(ObjectNode body, boolean create) {
    Optional<String> to = EmulatorJson.text(body, "to");
    if (to.isEmpty()) {
      return EmulatorJson.text(body, "recipient").flatMap(chats::ofUser);
    }
    String digits = Identities.digits(to.get());
    Optional<Chat> known = chats.ofPhone(digits);
    if (known.isPresent() || !create || chats.isFull()) {
      return known;
    }
    Chat chat = chats.add(NewCustomer.withPhone("+" + digits, digits));
    courier.show(chat);
    return Optional.of(chat);
  }

  private ChatMessage message(
      Customer customer, ObjectNode body, Tick tick, Optional<Trouble> trouble) {
    return new ChatMessage(
        Identities.messageId(customer, false),
        chats.nextNumber(),
        Side.BUSINESS,
        courier.now(),
        body,
        tick,
        trouble,
        Optional.empty(),
        Optional.empty());
  }

  private static String input(ObjectNode body) {
    return EmulatorJson.text(body, "to").or(() -> EmulatorJson.text(body, "recipient")).orElse("");
  }

  private static ObjectNode accepted(ObjectNode body, Customer customer, String messageId) {
    ObjectNode answer = EmulatorJson.object().put("messaging_product", "whatsapp");
    ObjectNode contact = answer.putArray("contacts").addObject().put("input", input(body));
    if (body.has("to")) {
      customer.phone().ifPresent(phone -> contact.put("wa_id", phone));
    } else {
      contact.put("user_id", customer.userId());
    }
    answer.putArray("messages").addObject().put("id", messageId);
    return answer;
  }
}
