package dev.parley.runtime.message;

import dev.parley.runtime.conversation.desk.Desks;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.List;

/** {@code /api/v1/conversations/{id}/messages}: what both sides said. */
public final class TalkRoutes implements Resource {
  private static final Thing SAID =
      Thing.named("Said")
          .must("direction", Text.word(List.of("in", "out")), "in is the customer's.")
          .must("id", Text.of(1, 250), "Of /messages, or Meta's of a customer's.")
          .must("kind", Text.of(1, 200), "")
          .must("text", Text.of(0, 70_000), "What can be read of it.")
          .must("at", Text.moment(), "")
          .may("state", Text.of(1, 40), "How one of ours stands.")
          .may("by", Text.of(1, 300), "The user or key that had it sent.");

  private final Desks desks;
  private final Talk talk;

  public TalkRoutes(Desks desks, Talk talk) {
    this.desks = desks;
    this.talk = talk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/conversations/{id}/messages", "listConversationMessages")
            .says(
                "What both sides said, the oldest first; a customer's as long as events are kept.")
            .needs(Permission.CONVERSATIONS_READ)
            .paged(SAID)
            .by(this::list));
  }

  private Reply list(Request request) {
    String conversation = request.path("id");
    if (!desks.has(request.account(), conversation)) {
      throw Problem.notFound("There is no such conversation.");
    }
    Page page = request.page().under(Talk::isPlace);
    List<Talk.Said> said = talk.after(request.account(), conversation, page.after(), page.limit());
    return page.of(said, Talk.Said::place, Talk.Said::json);
  }
}
