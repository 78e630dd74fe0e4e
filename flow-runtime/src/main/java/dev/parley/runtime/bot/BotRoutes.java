package dev.parley.runtime.bot;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/v1/bots}: bots and the drafts of their next releases. */
public final class BotRoutes implements Resource {
  static final String ALL = "/bots";
  static final String ONE = ALL + "/{id}";
  private static final String DRAFT = ONE + "/draft";
  private static final String ERRORS = "The draft has errors.";

  private final Footing on;
  private final Drafts drafts;
  private final Channels channels;

  /** The routes. */
  public BotRoutes(Footing on, Drafts drafts, Channels channels) {
    this.on = on;
    this.drafts = drafts;
    this.channels = channels;
  }

  @Override
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(ofBots());
    operations.addAll(ofDrafts());
    return operations;
  }

  private List<Operation> ofBots() {
    return List.of(
        Operation.get(ALL, "listBots")
            .says("The bots, in the order in which they came.")
            .needs(Permission.BOTS_READ)
            .query("name", Text.of(0, 100), "Only the one of this name.")
            .paged(BotShapes.BOT)
            .by(this::list),
        Operation.post(ALL, "addBot")
            .says("Adds a bot; its first release comes of a draft.")
            .needs(Permission.BOTS_WRITE)
            .takes(BotShapes.NEW)
            .gives(201, BotShapes.BOT)
            .refuses(409, "There is a bot of this name.")
            .by(this::add),
        Operation.get(ONE, "getBot")
            .says("A bot.")
            .needs(Permission.BOTS_READ)
            .gives(200, BotShapes.BOT)
            .by(request -> Answer.of(json(request.account(), bot(request)))));
  }

  private List<Operation> ofDrafts() {
    return List.of(
        Operation.get(DRAFT, "getDraft")
            .says("The draft of a bot's next release, and what is wrong with it.")
            .needs(Permission.BOTS_READ)
            .versioned()
            .gives(200, BotShapes.DRAFT)
            .by(request -> answer(draft(request))),
        Operation.put(DRAFT, "putDraft")
            .says("Keeps a draft: a zip of the bot's folder, or the text of its one flow.")
            .needs(Permission.BOTS_WRITE)
            .takes(new Operation.Intake.File(BotArchive.MOST_BYTES))
            .versioned()
            .gives(200, BotShapes.DRAFT)
            .by(this::put),
        Operation.delete(DRAFT, "removeDraft")
            .says("Throws a draft away.")
            .needs(Permission.BOTS_WRITE)
            .givesNothing()
            .by(this::remove),
        Operation.post(DRAFT + "/test", "testDraft")
            .says("Runs the tests that stand in the draft's flows.")
            .needs(Permission.BOTS_WRITE)
            .gives(200, BotShapes.TESTED)
            .refuses(409, ERRORS)
            .by(request -> Answer.of(drafts.test(request.account(), bot(request)))),
        Operation.get(ONE + "/plan", "planPublish")
            .says("What publishing the draft would do to everybody who is inside the bot.")
            .needs(Permission.BOTS_READ)
            .gives(200, BotShapes.PLAN)
            .refuses(409, ERRORS)
            .by(this::plan));
  }

  private Reply list(Request request) {
    Page page = request.page();
    String name = request.query("name").orElse("");
    List<KnownBot> bots =
        on.store()
            .read(
                request.account(),
                estate -> ReleaseTable.list(estate, name, page.after(), page.limit()));
    return page.of(bots, KnownBot::id, bot -> json(request.account(), bot));
  }

  private Reply add(Request request) {
    String name = request.text("name");
    return new Reply.Change(tx -> {
      String fresh = on.ids().next("bot");
      String id = ReleaseTable.bot(tx.of(request.account()), name, fresh, on.time().now());
      if (!id.equals(fresh)) {
        throw Problem.conflict("There is a bot called `" + name + "` already: " + id + ".");
      }
      KnownBot bot = ReleaseTable.find(tx.of(request.account()), id).orElseThrow();
      return Answer.created(Operation.ROOT + ALL + "/" + id, json(request.account(), bot));
    });
  }

  private KnownBot bot(Request request) {
    return bot(on, request);
  }

  /** The bot that a request's path names. */
  static KnownBot bot(Footing on, Request request) {
    String id = request.path("id");
    return on.store()
        .read(request.account(), estate -> ReleaseTable.find(estate, id))
        .orElseThrow(() -> Problem.notFound("There is no such bot."));
  }

  private Map<String, Object> json(AccountId account, KnownBot bot) {
    List<String> answering =
        channels.all().stream()
            .filter(channel -> channel.account().equals(account.value()))
            .filter(channel -> channel.bot().equals(Optional.of(bot.name())))
            .map(Channel::id)
            .sorted()
            .toList();
    return BotJson.bot(bot, answering);
  }

  private Draft draft(Request request) {
    return drafts
        .find(request.account(), bot(request).id())
        .orElseThrow(() -> Problem.notFound("The bot has no draft."));
  }

  private static Answer answer(Draft draft) {
    return Answer.of(BotJson.draft(draft)).version(draft.version());
  }

  private Reply put(Request request) {
    KnownBot bot = bot(request);
    byte[] content = content(request);
    Drafts.Checked checked = fit(() -> drafts.check(bot, content, request.by().id()));
    return new Reply.Change(tx -> {
      drafts
          .find(request.account(), bot.id())
          .ifPresent(before -> request.expects(before.version()));
      return answer(drafts.put(tx, request.account(), checked));
    });
  }

  private static byte[] content(Request request) {
    try (InputStream in = request.content(BotArchive.MOST_BYTES)) {
      byte[] content = in.readAllBytes();
      if (content.length == 0) {
        throw Problem.badRequest(
            "The body is empty: send a zip of the bot's folder, or the text of its one flow.");
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever is wrong with what somebody sent is theirs to mend. */
  static <T> T fit(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnfitBot unfit) {
      throw Problem.badRequest(String.valueOf(unfit.getMessage()));
    }
  }

  private Reply remove(Request request) {
    KnownBot bot = bot(request);
    return new Reply.Change(tx -> {
      if (!drafts.remove(tx, request.account(), bot.id())) {
        throw Problem.notFound("The bot has no draft.");
      }
      return Answer.none();
    });
  }

  private Reply plan(Request request) {
    KnownBot bot = bot(request);
    Draft draft = draft(request);
    Map<String, Object> json = BotJson.plan(drafts.plan(request.account(), bot));
    json.put("digest", draft.digest());
    Optional<ReleaseTable.Row> from =
        bot.release()
            .flatMap(release ->
                on.store()
                    .read(request.account(), estate -> ReleaseTable.release(estate, release.id())));
    from.ifPresent(row -> json.put("from", BotJson.release(row)));
    json.put("unchanged", from.filter(row -> row.digest().equals(draft.digest())).isPresent());
    return Answer.of(json);
  }
}
