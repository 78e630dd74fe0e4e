package dev.parley.runtime.bot;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.store.Footing;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/bots/{id}/releases} and {@code /api/v1/releases}: what was published, by whom, and
 * the way back.
 */
public final class ReleaseRoutes implements Resource {
  private static final String RELEASES = BotRoutes.ONE + "/releases";

  private final Footing on;
  private final Drafts drafts;
  private final Publisher publisher;

  /** The routes. */
  public ReleaseRoutes(Footing on, Drafts drafts, Publisher publisher) {
    this.on = on;
    this.drafts = drafts;
    this.publisher = publisher;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(RELEASES, "listReleases")
            .says("A bot's releases, the newest first.")
            .needs(Permission.BOTS_READ)
            .paged(BotShapes.RELEASE)
            .by(this::list),
        Operation.post(RELEASES, "publish")
            .says("Publishes the draft: new sessions use it from now on.")
            .needs(Permission.BOTS_PUBLISH)
            .takes(BotShapes.PUBLISH)
            .gives(201, BotShapes.RELEASE)
            .refuses(409, "The draft has errors, was changed meanwhile, or strands people inside.")
            .by(this::publish),
        Operation.post(BotRoutes.ONE + "/rollback", "rollBack")
            .says("Lets new sessions use another release of the bot again.")
            .needs(Permission.BOTS_PUBLISH)
            .takes(BotShapes.BACK)
            .gives(200, BotShapes.PUBLICATION)
            .by(this::rollBack),
        Operation.get(BotRoutes.ONE + "/publications", "listPublications")
            .says("Who published what and when, the newest first.")
            .needs(Permission.BOTS_READ)
            .paged(BotShapes.PUBLICATION)
            .by(this::publications),
        Operation.get("/releases/{id}/source", "getReleaseSource")
            .says("The folder that a release came from, as a zip.")
            .needs(Permission.BOTS_READ)
            .gives(200, new Operation.Outcome.File("application/zip"))
            .by(this::source));
  }

  private Reply list(Request request) {
    KnownBot bot = BotRoutes.bot(on, request);
    Page page = request.page().under(after -> after.matches("[1-9]\\d{0,8}"));
    int before = page.after().isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(page.after());
    List<ReleaseTable.Row> found =
        on.store()
            .read(
                request.account(),
                estate -> ReleaseTable.releases(estate, bot.id(), before, page.limit()));
    return page.of(found, row -> "" + row.number(), BotJson::release);
  }

  private Reply publish(Request request) {
    KnownBot bot = BotRoutes.bot(on, request);
    Draft draft =
        drafts
            .find(request.account(), bot.id())
            .orElseThrow(() -> Problem.notFound("The bot has no draft."));
    if (!draft.digest().equals(request.text("digest"))) {
      throw Problem.conflict("The draft is another by now: look at it again, and name its digest.");
    }
    boolean anyway = request.body().path("anyway").asBoolean(false);
    long stranded = drafts.plan(request.account(), bot).stranded();
    if (stranded > 0 && !anyway) {
      throw Problem.conflict(
          "It strands %d people who are inside: see /bots/%s/plan, or say \"anyway\": true."
              .formatted(stranded, bot.id()));
    }
    Publisher.Issue issue =
        drafts
            .issue(request.account(), bot)
            .by(request.by().id(), request.textIf("note").orElse(""), Publication.Kind.PUBLISHED);
    return new Reply.Change(tx -> {
      Release release = publisher.publish(tx, issue);
      drafts.remove(tx, request.account(), bot.id());
      ReleaseTable.Row row =
          ReleaseTable.release(tx.of(request.account()), release.id()).orElseThrow();
      return Answer.created(
          Operation.ROOT + "/releases/" + release.id() + "/source", BotJson.release(row));
    });
  }

  private Reply rollBack(Request request) {
    KnownBot bot = BotRoutes.bot(on, request);
    String id = request.text("release");
    return new Reply.Change(tx -> {
      ReleaseTable.Row to =
          ReleaseTable.release(tx.of(request.account()), id)
              .filter(row -> row.bot().equals(bot.id()))
              .orElseThrow(
                  () -> Problem.badValue("/release", "The bot has no release of this id."));
      String note = request.textIf("note").orElse("");
      return Answer.of(
          BotJson.publication(
              publisher.rollBack(tx, request.account(), to, request.by().id(), note)));
    });
  }

  private Reply publications(Request request) {
    KnownBot bot = BotRoutes.bot(on, request);
    Page page = request.page();
    List<Publication> found =
        on.store()
            .read(
                request.account(),
                estate -> Publication.list(estate, bot.id(), page.after(), page.limit()));
    return page.of(found, Publication::id, BotJson::publication);
  }

  private Reply source(Request request) {
    String id = request.path("id");
    Optional<byte[]> zip =
        on.store().read(request.account(), estate -> ReleaseTable.source(estate, id));
    byte[] content =
        zip.orElseThrow(() -> Problem.notFound("There is no such release, or no folder of it."));
    request
        .context()
        .header("Content-Disposition", "attachment; filename=\"" + id + ".zip\"")
        .header("Cache-Control", "private, no-store")
        .contentType("application/zip")
        .result(content);
    return new Reply.Written();
  }
}
