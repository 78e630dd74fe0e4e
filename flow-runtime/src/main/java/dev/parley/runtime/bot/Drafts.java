package dev.parley.runtime.bot;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.test.FlowTests;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.model.Bot;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Standing;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bots' next releases: kept, checked, tried and compared before anybody meets them. */
public final class Drafts {
  private final Footing on;
  private final Releases releases;
  private final Publisher publisher;
  private final Recordings recordings;

  public Drafts(Footing on, Releases releases, Publisher publisher, Recordings recordings) {
    this.on = on;
    this.releases = releases;
    this.publisher = publisher;
    this.recordings = recordings;
  }

  /** A draft that was checked, and the zip to keep. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Checked(Draft draft, byte[] source) {}

  /**
   * Checks what somebody sent.
   *
   * @param content a zip of a folder, or the text of one flow
   * @throws UnfitBot if it is neither, or is another bot
   */
  Checked check(KnownBot bot, byte[] content, String by) {
    return Workshop.on(bot.name(), content, (loaded, folder) -> checked(bot, loaded, by));
  }

  private Checked checked(KnownBot bot, LoadedBot loaded, String by) {
    Path folder = loaded.folder();
    String name = loaded.bot().map(Bot::id).orElse(bot.name());
    if (!name.equals(bot.name())) {
      throw new UnfitBot(
          "Its files call the bot `%s`, and this is the bot `%s`: send it there, or rename it."
              .formatted(name, bot.name()));
    }
    Draft draft =
        new Draft(
            bot.id(),
            loaded.hash(),
            BotJson.problems(loaded.problems(), folder),
            loaded.errors(),
            loaded.warnings(),
            by,
            on.time().now(),
            1);
    return new Checked(draft, BotArchive.pack(folder));
  }

  /** The draft of a bot. */
  Optional<Draft> find(AccountId account, String bot) {
    return on.store().read(account, estate -> DraftTable.find(estate, bot));
  }

  /** Keeps a draft in place of the one before. */
  Draft put(Tx tx, AccountId account, Checked checked) {
    long before =
        DraftTable.find(tx.of(account), checked.draft().bot()).map(Draft::version).orElse(0L);
    Draft of = checked.draft();
    Draft draft =
        new Draft(
            of.bot(),
            of.digest(),
            of.problems(),
            of.errors(),
            of.warnings(),
            of.savedBy(),
            of.saved(),
            before + 1);
    DraftTable.put(tx.of(account), draft, checked.source());
    return draft;
  }

  /** Throws a draft away. */
  boolean remove(Tx tx, AccountId account, String bot) {
    return DraftTable.remove(tx.of(account), bot);
  }

  /** Runs the tests that stand in a draft's flows. */
  Map<String, Object> test(AccountId account, KnownBot bot) {
    byte[] source = source(account, bot);
    return Workshop.on(
        bot.name(),
        source,
        (loaded, folder) -> BotJson.tests(FlowTests.run(sound(loaded)), folder));
  }

  /** What publishing a draft would do to people inside. */
  PublishPlan plan(AccountId account, KnownBot bot) {
    CompiledBot next =
        Workshop.on(
            bot.name(),
            source(account, bot),
            (loaded, folder) -> releases.trial(sound(loaded).bot().orElseThrow()));
    Optional<CompiledBot> now =
        bot.release().flatMap(release -> releases.find(account.value(), release.id()));
    List<Standing> standing = recordings.standing(account, bot.name());
    return PublishPlan.of(now, next, standing, id -> releases.find(account.value(), id));
  }

  /** A draft that is ready to be published. */
  Publisher.Issue issue(AccountId account, KnownBot bot) {
    byte[] source = source(account, bot);
    return Workshop.on(
        bot.name(), source, (loaded, folder) -> publisher.issue(account, sound(loaded), source));
  }

  private byte[] source(AccountId account, KnownBot bot) {
    return on.store()
        .read(account, estate -> DraftTable.source(estate, bot.id()))
        .orElseThrow(() ->
            Problem.notFound("The bot has no draft; put one at /bots/" + bot.id() + "/draft."));
  }

  private static LoadedBot sound(LoadedBot loaded) {
    if (loaded.bot().isEmpty()) {
      throw Problem.conflict("The draft has errors; its problems say which, and what to do.");
    }
    return loaded;
  }
}
