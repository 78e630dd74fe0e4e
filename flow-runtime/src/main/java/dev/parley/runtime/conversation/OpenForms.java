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

  /**
   * What was answered, and in which conversation.
   *
   * @param conversation empty where the token belongs to none
   */
  public record Reply(String conversation, FormReply reply) {}

  /** Answers a question of a form that was sent from a number. */
  public Reply answer(Channel channel, FormQuestion question) {
    String session = question.token().replaceFirst("-[0-9]+$", "");
    Optional<ConversationState> found =
        on.store()
            .read(handle -> SessionTable.conversation(handle, channel.account(), session))
            .flatMap(id ->
                on.store().read(h -> ConversationTable.load(h, List.of(id))).stream().findFirst())
            .filter(state -> state.channel().equals(channel.id()));
    Optional<Session> live =
        found.flatMap(ConversationState::live).filter(s -> s.id().equals(session));
    String conversation = found.map(ConversationState::id).orElse("");
    return live.isEmpty()
        ? new Reply(conversation, new FormReply.Over())
        : new Reply(conversation, ask(found.get(), live.get(), question));
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
