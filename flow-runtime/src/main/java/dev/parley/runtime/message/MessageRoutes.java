package dev.parley.runtime.message;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.outbox.MessageBook;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.outbox.SentMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/messages}: sends messages, and says what became of them and why they went. */
public final class MessageRoutes implements Resource {
  private static final String ALL = "/messages";
  private static final Text WORD = Text.of(1, 40);
  private static final Text SENTENCE = Text.of(1, 4_000);

  private static final Thing MOMENT =
      Thing.named("MessageMoment").must("state", WORD, "").must("at", Text.moment(), "");

  private static final Thing ERROR =
      Thing.named("MessageError")
          .must(
              "reason",
              WORD,
              "no_consent, opted_out, blocked or outside_window if it was not tried; else meta.")
          .may("code", Shape.whole(-1_000, 100_000_000), "Meta's code.")
          .must("message", SENTENCE, "");

  static final Thing MESSAGE =
      Thing.named("Message")
          .must("id", Text.id("msg"), "")
          .must("channel", Text.of(1, 60), "The number that it goes from.")
          .must("conversation", Text.of(1, 60), "")
          .must("contact", Text.of(1, 60), "")
          .must("purpose", Text.word(List.of("reply", "utility", "marketing")), "")
          .must("kind", WORD, "Meta's word for it, such as text or template.")
          .may("text", Text.of(1, 70_000), "What it says, as far as that is in it.")
          .must("content", Shape.any(), "As it is sent.")
          .must("state", WORD, "queued, sending, accepted, sent, delivered, read, failed, unknown.")
          .must("attempts", Shape.whole(0, 1_000_000), "")
          .must("possiblyDuplicate", Shape.flag(), "Whether the customer may have it twice.")
          .may("wamid", Text.of(1, 250), "Meta's id of it.")
          .may("error", ERROR, "Why it failed, or is tried again.")
          .may(
              "price",
              Thing.named("MessagePrice")
                  .may("category", WORD, "")
                  .may("type", WORD, "")
                  .may("billable", Shape.flag(), ""),
              "What Meta says that it costs.")
          .must("history", MOMENT.list(50), "What became of it, in order.")
          .may("by", Text.of(1, 300), "The user or key that had it sent; absent for flows.")
          .must("createdAt", Text.moment(), "");

  private final Dispatch dispatch;
  private final MessageBook book;
  private final Why why;

  public MessageRoutes(Dispatch dispatch, MessageBook book, Why why) {
    this.dispatch = dispatch;
    this.book = book;
    this.why = why;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listMessages")
            .says("The messages that were sent or are about to be, the oldest first.")
            .needs(Permission.MESSAGES_READ)
            .query("conversation", Text.id("cnv"), "Only in this conversation.")
            .query("contact", Text.id("con"), "Only to this contact.")
            .query("state", WORD, "Only those that stand so.")
            .paged(MESSAGE)
            .by(this::list),
        Operation.post(ALL, "sendMessage")
            .says(
                "Sends a message, in its conversation's order. Whether the contact has agreed to it"
                    + " is asked when it leaves.")
            .needs(Permission.MESSAGES_WRITE)
            .takes(MessageShapes.NEW)
            .gives(201, MESSAGE)
            .refuses(409, "Only templates are taken by now, and none was named.")
            .by(this::send),
        Operation.get(ALL + "/{id}", "getMessage")
            .says("A message and what became of it.")
            .needs(Permission.MESSAGES_READ)
            .gives(200, MESSAGE)
            .by(request -> Answer.of(MessageView.json(message(request)))),
        Operation.get(ALL + "/{id}/why", "explainMessage")
            .says("Why a message was sent: who asked, or what led a flow to it.")
            .needs(Permission.MESSAGES_READ)
            .gives(200, Why.REASON)
            .by(request -> why.answer(request.account(), message(request))));
  }

  private SentMessage message(Request request) {
    return book.get(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such message."));
  }

  private Reply list(Request request) {
    Page page = request.page();
    MessageBook.Wanted wanted =
        new MessageBook.Wanted(
            request.query("conversation"),
            request.query("contact"),
            request.query("state"),
            page.after(),
            page.limit());
    return page.of(book.list(request.account(), wanted), SentMessage::id, MessageView::json);
  }

  private Reply send(Request request) {
    JsonNode body = request.body();
    Dispatch.Order order =
        new Dispatch.Order(
            request.account(),
            recipient(body.get("to")),
            request.textIf("channel"),
            Composer.message(body),
            body.optional("fallback").map(t -> Composer.template(t, "/fallback")),
            request.textIf("purpose").map(p -> Purpose.valueOf(p.toUpperCase(Locale.ROOT))),
            request.by().id());
    return new Reply.Change(tx -> {
      String id = dispatch.send(tx, order);
      SentMessage message = MessageBook.get(tx, request.account(), id).orElseThrow();
      return Answer.created(Operation.ROOT + ALL + "/" + id, MessageView.json(message));
    });
  }

  private static Dispatch.Recipient recipient(JsonNode to) {
    if (to.size() != 1) {
      throw Problem.badValue("/to", "A message is for a contact, a phone or a bsuid.");
    }
    return new Dispatch.Recipient(
        name(to, "contact"), name(to, "phone").map(p -> p.replace("+", "")), name(to, "bsuid"));
  }

  private static Optional<String> name(JsonNode to, String field) {
    return to.optional(field).map(JsonNode::stringValue);
  }
}
