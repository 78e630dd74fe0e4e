package dev.parley.runtime.inbox;

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
import java.util.List;
import java.util.Map;

/** What is parked, over HTTP: listed, tried again, set aside. */
public final class ParkedRoutes implements Resource {
  private static final int MOST = 1_000_000_000;
  private static final Thing DECIDED =
      Thing.named("ParkedEvent")
          .must("id", Text.id("evt"), "")
          .must("outcome", Text.word(List.of("waiting", "skipped")), "What becomes of it.");
  private static final Thing RETRIED =
      Thing.named("RetriedConversation")
          .must("id", Text.of(1, 40), "")
          .must("retried", Shape.whole(0, MOST), "How many events wait again.");

  private final Parked parked;

  public ParkedRoutes(Parked parked) {
    this.parked = parked;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/events/parked", "listParkedEvents")
            .says("The events that no turn could be made of; their conversations stand still.")
            .needs(Permission.EVENTS_READ)
            .paged(EventRoutes.EVENT)
            .by(this::list),
        Operation.post("/events/{id}/retry", "retryEvent")
            .says("Tries a parked event again; its conversation goes on in order.")
            .needs(Permission.EVENTS_WRITE)
            .gives(200, DECIDED)
            .refuses(404, "There is no such event.")
            .refuses(409, "It is not parked.")
            .by(request -> decide(request, Parked.Wish.RETRY)),
        Operation.post("/events/{id}/skip", "skipEvent")
            .says("Sets a parked event aside for good; its conversation goes on without it.")
            .needs(Permission.EVENTS_WRITE)
            .gives(200, DECIDED)
            .refuses(404, "There is no such event.")
            .refuses(409, "It is not parked.")
            .by(request -> decide(request, Parked.Wish.SKIP)),
        Operation.post("/conversations/{id}/retry", "retryConversation")
            .says("Tries everything again that is parked in a conversation.")
            .needs(Permission.EVENTS_WRITE)
            .gives(200, RETRIED)
            .refuses(404, "There is no such conversation.")
            .by(this::retryAll));
  }

  private Reply list(Request request) {
    Page page = EventRoutes.page(request);
    List<RecordedEvent> found = parked.list(request.account().value(), page.after(), page.limit());
    return page.of(found, RecordedEvent::id, EventRoutes::json);
  }

  private Reply decide(Request request, Parked.Wish wish) {
    String id = request.path("id");
    return switch (parked.decide(request.account().value(), id, wish)) {
      case DONE -> Answer.of(Map.of("id", id, "outcome", outcome(wish)));
      case NOT_PARKED -> throw Problem.conflict("The event " + id + " is not parked.");
      case NO_EVENT -> throw Problem.notFound("There is no event " + id + ".");
    };
  }

  private static String outcome(Parked.Wish wish) {
    return switch (wish) {
      case RETRY -> "waiting";
      case SKIP -> "skipped";
    };
  }

  private Reply retryAll(Request request) {
    String id = request.path("id");
    int retried =
        parked
            .retryAll(request.account().value(), id)
            .orElseThrow(() -> Problem.notFound("There is no conversation " + id + "."));
    return Answer.of(Map.of("id", id, "retried", retried));
  }
}
