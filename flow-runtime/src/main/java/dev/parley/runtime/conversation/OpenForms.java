package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.FormQuestion;
import dev.parley.flow.engine.FormReply;
import dev.parley.flow.engine.Now;
import dev.parley.flow.session.Session;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.store.Footing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forms that customers have open, known by their tokens. What a form asks takes no turn: the
 * conversation goes on when it is sent off.
 */
public final class OpenForms {
  private final Footing on;
  private final Bots bots;
  private final Contacts contacts;

  public OpenForms(Footing on, Bots bots, Contacts contacts) {
    this.on = on;
    this.bots = bots;
    this.contacts = contacts;
  }

  /** The conversation in which a form was sent from a number, if that is so. */
  public Optional<String> conversation(Channel channel, String token) {
    return found(channel, session(token)).map(ConversationState::id);
  }

  private static String session(String token) {
    return token.replaceFirst("-[0-9]+$", "");
  }

  private Optional<ConversationState> found(Channel channel, String session) {
    return on.store()
        .read(handle -> SessionTable.conversation(handle, channel.account(), session))
        .flatMap(
            id -> on.store().read(h -> ConversationTable.load(h, List.of(id))).stream().findFirst())
        .filter(state -> state.channel().equals(channel.id()));
  }

  /** Answers a question of a form that was sent from a number. */
  public FormReply answer(Channel channel, FormQuestion question) {
    String session = session(question.token());
    Optional<ConversationState> found = found(channel, session);
    return found
        .flatMap(ConversationState::live)
        .filter(live -> live.id().equals(session))
        .map(live -> ask(found.get(), live, question))
        .orElseGet(FormReply.Over::new);
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private FormReply ask(ConversationState state, Session session, FormQuestion question) {
    Contact contact = contacts.load(List.of(state.contact())).get(state.contact());
    Facts facts =
        new Facts(
            contact.facts(), bots.env(state.account(), session.bot()), Map.of(), state.newcomer());
    Now now = new Now(on.time().now(), on.random().nextLong());
    return bots.engine(state.account()).form(session, question, facts, now);
  }
}
