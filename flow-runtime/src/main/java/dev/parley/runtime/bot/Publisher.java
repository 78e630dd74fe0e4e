package dev.parley.runtime.bot;

import dev.parley.dsl.LoadedBot;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.Templates;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.template.TemplateCategories;
import java.util.List;
import java.util.Optional;

/** Makes releases, and says which one new sessions use. */
public final class Publisher {
  private final Footing on;
  private final BotFiles files;
  private final Releases releases;

  /**
   * A publisher.
   *
   * @param files keeps what bots send
   * @param releases is told what is published
   */
  public Publisher(Footing on, BotFiles files, Releases releases) {
    this.on = on;
    this.files = files;
    this.releases = releases;
  }

  /**
   * Publishes the bot of a folder that the server is started with, unless its current release has
   * the same content.
   *
   * @param loaded a bot without errors
   * @return the release that new sessions use from now on
   */
  public Release publish(AccountId account, LoadedBot loaded) {
    Issue issue = issue(account, loaded, BotArchive.pack(loaded.folder()));
    Release release = on.store().writer().submit(publishing, issue).join();
    releases.find(account.value(), release.id());
    return release;
  }

  /**
   * A bot that is ready to be published.
   *
   * @param loaded a bot without errors; its files are kept from now on
   * @param source the zip that it came as
   */
  Issue issue(AccountId account, LoadedBot loaded, byte[] source) {
    Bot bot =
        loaded
            .bot()
            .orElseThrow(() -> new IllegalArgumentException("the bot has errors"))
            .withFiles(files.keep(account.value(), loaded.files()));
    return new Issue(account, bot, loaded.hash(), source, "", "", Publication.Kind.STARTED);
  }

  /** What is to be published, by whom and why. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Issue(
      AccountId account,
      Bot bot,
      String digest,
      byte[] source,
      String by,
      String note,
      Publication.Kind kind) {
    Issue by(String who, String why, Publication.Kind how) {
      return new Issue(account, bot, digest, source, who, why, how);
    }
  }

  private final Work<Issue, Release> publishing =
      (tx, issues) -> issues.stream().map(issue -> publish(tx, issue)).toList();

  /** Publishes a bot; the same content as the newest release's is that release. */
  Release publish(Tx tx, Issue issue) {
    Estate estate = tx.of(issue.account());
    for (TemplateSignature template :
        issue.bot().templates().map(Templates::all).orElse(List.of())) {
      TemplateCategories.read(
          tx,
          issue.account(),
          new TemplateCategories.Name(template.name(), template.language()),
          template.category());
    }
    String id = ReleaseTable.bot(estate, issue.bot().id(), on.ids().next("bot"), on.time().now());
    Optional<ReleaseTable.Row> newest = ReleaseTable.newest(estate, id);
    ReleaseTable.Row row =
        newest
            .filter(known -> known.digest().equals(issue.digest()))
            .orElseGet(() -> insert(estate, issue, id, newest.map(ReleaseTable.Row::number)));
    String before =
        ReleaseTable.find(estate, id).flatMap(KnownBot::release).map(Release::id).orElse("");
    if (!before.equals(row.id())) {
      point(tx, issue.account(), publication(row, issue));
    }
    return row.release();
  }

  private ReleaseTable.Row insert(
      Estate estate, Issue issue, String bot, Optional<Integer> newest) {
    ReleaseTable.Row row =
        new ReleaseTable.Row(
            on.ids().next("rel"),
            issue.bot().id(),
            newest.orElse(0) + 1,
            bot,
            issue.digest(),
            on.time().now());
    ReleaseTable.insert(estate, row, ReleaseText.write(issue.bot()), issue.source());
    return row;
  }

  private Publication publication(ReleaseTable.Row row, Issue issue) {
    return new Publication(
        on.ids().next("pub"),
        row.bot(),
        row.id(),
        row.number(),
        issue.kind(),
        issue.by(),
        issue.note(),
        on.time().now());
  }

  /** Goes back to a release, or forward again. */
  Publication rollBack(Tx tx, AccountId account, ReleaseTable.Row to, String by, String note) {
    Publication back =
        new Publication(
            on.ids().next("pub"),
            to.bot(),
            to.id(),
            to.number(),
            Publication.Kind.ROLLED_BACK,
            by,
            note,
            on.time().now());
    point(tx, account, back);
    return back;
  }

  private void point(Tx tx, AccountId account, Publication publication) {
    Estate estate = tx.of(account);
    ReleaseTable.point(estate, publication.bot(), publication.release());
    publication.write(estate);
    String name = ReleaseTable.find(estate, publication.bot()).orElseThrow().name();
    Release release = new Release(publication.release(), name, publication.number());
    tx.afterCommit(() -> releases.use(account, release));
  }
}
