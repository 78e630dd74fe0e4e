package dev.parley.runtime.conversation.desk;

import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.ConversationState;
import dev.parley.runtime.conversation.Owner;
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
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.time.Time;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/conversations}: who answers whom, and what waits for people. */
public final class DeskRoutes implements Resource {
  private static final String ALL = "/conversations";
  private static final int LONGEST_HOLD = 60 * 24 * 365;
  private static final Text USER = Text.id("usr");
  private static final Text TEAM = Text.of(1, 100);
  private static final Text OWNER = Text.word(List.of("bot", "human"));
  private static final Text STATE = Text.word(List.of("open", "snoozed", "closed"));

  private static final Thing CONVERSATION =
      Thing.named("Conversation")
          .must("id", Text.of(1, 60), "")
          .must("channel", Text.of(1, 60), "")
          .must("contact", Text.of(1, 60), "")
          .must("owner", OWNER, "Who answers: a flow, or people.")
          .must("state", STATE, "A customer who writes opens it again.")
          .must("unread", Shape.flag(), "Whether the customer has written since it was read.")
          .may("agent", USER, "Who of the business answers.")
          .may("team", TEAM, "")
          .may("queue", Text.of(1, 200), "Where a flow handed it over to.")
          .may("note", Text.of(1, 2_000), "What the flow said then.")
          .may("waitingSince", Text.moment(), "Since when the customer waits for a person.")
          .may("answeredAt", Text.moment(), "When a person last wrote.")
          .may("snoozedUntil", Text.moment(), "")
          .may("returnAfterMinutes", Shape.whole(1, LONGEST_HOLD), "Of silence of the business's.")
          .may("returnsAt", Text.moment(), "When the bot answers again.")
          .may("lastInboundAt", Text.moment(), "When the customer wrote last.")
          .may("windowClosesAt", Text.moment(), "Until when everything may be sent.")
          .must("createdAt", Text.moment(), "");

  private static final Thing CHANGE =
      Thing.named("ConversationChange")
          .may("owner", OWNER, "human takes it over; bot gives it back, also to a waiting flow.")
          .may("agent", USER.orNull(), "")
          .may("team", TEAM.orNull(), "")
          .may("state", Text.word(List.of("open", "closed")), "")
          .may("snoozedUntil", Text.moment().orNull(), "")
          .may("read", Shape.flag(), "Whether it has been read up to now.")
          .may(
              "returnAfterMinutes",
              Shape.whole(1, LONGEST_HOLD).orNull(),
              "The bot answers again after so much silence of the business's; null for never.");

  private final Desks desks;
  private final ConversationBook book;
  private final Time time;
  private final BiPredicate<AccountId, String> users;

  /**
   * The routes.
   *
   * @param users whether an account has such a user
   */
  public DeskRoutes(
      Desks desks, ConversationBook book, Time time, BiPredicate<AccountId, String> users) {
    this.users = users;
    this.desks = desks;
    this.book = book;
    this.time = time;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listConversations")
            .says("The conversations with customers, in the order in which they began.")
            .needs(Permission.CONVERSATIONS_READ)
            .query("owner", OWNER, "Only theirs.")
            .query("agent", USER, "Only this user's.")
            .query("team", TEAM, "Only this team's.")
            .query("contact", Text.id("con"), "Only with this contact.")
            .paged(CONVERSATION)
            .by(this::list),
        Operation.get(ALL + "/{id}", "getConversation")
            .says("A conversation.")
            .needs(Permission.CONVERSATIONS_READ)
            .versioned()
            .gives(200, CONVERSATION)
            .by(request -> answer(entry(request))),
        Operation.patch(ALL + "/{id}", "changeConversation")
            .says("Takes a conversation over, gives it back, assigns, closes, snoozes, reads it.")
            .needs(Permission.CONVERSATIONS_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, CONVERSATION)
            .refuses(409, "Somebody changes it at the same time, or a call is under way in it.")
            .by(this::change));
  }

  private DeskEntry entry(Request request) {
    return desks
        .get(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such conversation."));
  }

  private Reply list(Request request) {
    Page page = request.page();
    Desks.Wanted wanted =
        new Desks.Wanted(
            request.query("owner"),
            request.query("agent"),
            request.query("team"),
            request.query("contact"),
            page.after(),
            page.limit());
    return page.of(desks.list(request.account(), wanted), DeskEntry::id, this::json);
  }

  private Reply change(Request request) {
    DeskEntry before = entry(request);
    request.expects(before.version());
    request
        .textIf("agent")
        .filter(agent -> !users.test(request.account(), agent))
        .ifPresent(agent -> {
          throw Problem.badValue("/agent", "agent is one of the account's users.");
        });
    Optional<Owner> owner = request.textIf("owner").map(Owner::of);
    boolean takes = owner.filter(o -> o == Owner.HUMAN && before.owner() == Owner.BOT).isPresent();
    boolean gives = owner.filter(o -> o == Owner.BOT && before.owner() == Owner.HUMAN).isPresent();
    if (takes && calling(before.id())) {
      throw Problem.conflict("A flow waits for a service's answer: try again in a moment.");
    }
    DeskEntry.Desk desk = changed(request.body(), before.desk(), takes, gives);
    DeskEntry after =
        new DeskEntry(
            before.id(),
            before.channel(),
            before.contact(),
            before.owner(),
            before.lastInbound(),
            desk,
            before.version(),
            before.created());
    return new Reply.Change(tx -> {
      own(tx, request.account(), before.id(), takes, gives);
      return answer(desks.save(tx, request.account(), after));
    });
  }

  private void own(Tx tx, AccountId account, String id, boolean takes, boolean gives) {
    if (takes) {
      desks.take(tx, account, id);
    }
    if (gives) {
      desks.giveBack(tx, account, id);
    }
  }

  private boolean calling(String id) {
    return book.state(id)
        .flatMap(ConversationState::session)
        .flatMap(Session::waiting)
        .filter(Wait.Call.class::isInstance)
        .isPresent();
  }

  private DeskEntry.Desk changed(
      JsonNode body, DeskEntry.Desk before, boolean takes, boolean gives) {
    Instant now = time.now();
    int hold =
        body.optional("returnAfterMinutes")
            .map(minutes -> minutes.isNull() ? 0 : minutes.intValue())
            .orElse(before.hold());
    boolean kept = takes || (!gives && before.opened().isPresent());
    boolean moved = takes || body.has("returnAfterMinutes");
    Optional<Instant> returns =
        hold == 0 || !kept
            ? Optional.empty()
            : moved ? Optional.of(Handover.after(now, hold)) : before.returns();
    Optional<Instant> closed =
        body.optional("state")
            .map(state -> Optional.of(now).filter(t -> state.stringValue().equals("closed")))
            .orElse(before.closed());
    Optional<Instant> until =
        body.has("snoozedUntil") ? moment(body, "snoozedUntil") : before.snoozedUntil();
    Optional<Instant> seen =
        body.optional("read")
            .map(read -> Optional.of(now).filter(t -> read.booleanValue()))
            .orElse(before.seen());
    return new DeskEntry.Desk(
        word(body, "agent", before.agent()),
        word(body, "team", before.team()),
        before.queue(),
        before.note(),
        takes ? Optional.of(now) : gives ? Optional.empty() : before.opened(),
        before.answered(),
        closed,
        body.has("snoozedUntil") ? Optional.of(now) : before.snoozed(),
        until,
        seen,
        hold,
        returns);
  }

  private static String word(JsonNode body, String field, String before) {
    return body.optional(field).map(v -> v.isNull() ? "" : v.stringValue()).orElse(before);
  }

  private static Optional<Instant> moment(JsonNode body, String field) {
    return body.optional(field)
        .filter(JsonNode::isString)
        .map(value -> OffsetDateTime.parse(value.stringValue()).toInstant());
  }

  private Answer answer(DeskEntry entry) {
    return Answer.of(json(entry)).version(entry.version());
  }

  private Map<String, Object> json(DeskEntry entry) {
    DeskEntry.Desk desk = entry.desk();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entry.id());
    json.put("channel", entry.channel());
    json.put("contact", entry.contact());
    json.put("owner", entry.owner().word());
    json.put("state", entry.state(time.now()));
    json.put("unread", entry.unread());
    put(json, "agent", desk.agent());
    put(json, "team", desk.team());
    put(json, "queue", desk.queue());
    put(json, "note", desk.note());
    put(json, "waitingSince", entry.waiting());
    put(json, "answeredAt", desk.answered());
    put(json, "snoozedUntil", desk.snoozedUntil());
    if (desk.hold() > 0) {
      json.put("returnAfterMinutes", desk.hold());
    }
    put(json, "returnsAt", desk.returns());
    put(json, "lastInboundAt", entry.lastInbound());
    put(json, "windowClosesAt", entry.lastInbound().map(last -> book.closes(entry.id())));
    json.put("createdAt", entry.created().toString());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void put(Map<String, Object> json, String name, Optional<Instant> at) {
    at.ifPresent(moment -> json.put(name, moment.toString()));
  }
}
