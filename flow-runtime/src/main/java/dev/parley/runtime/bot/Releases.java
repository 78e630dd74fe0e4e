package dev.parley.runtime.bot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.dsl.LoadedBot;
import dev.parley.flow.check.FlowCheck;
import dev.parley.flow.check.Severity;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.Templates;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.runtime.conversation.Bots;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.template.TemplateCategories;
import dev.parley.runtime.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bots of all accounts and their releases. A release never changes: sessions stay on the one
 * they began with, and a folder is published again only if its content changed.
 */
public final class Releases implements Bots {
  /** The memory that compiled releases may take, counted in characters of their JSON. */
  private static final long MOST_TEXT = 64L * 1024 * 1024;

  /** The name of a release that is none. */
  private static final String TRIAL = "trial";

  private final Store store;
  private final Ids ids;
  private final Time time;
  private final BotFiles files;
  private final Cache<Key, Compiled> compiled =
      Caffeine.newBuilder()
          .maximumWeight(MOST_TEXT)
          .weigher((Key key, Compiled value) -> value.weight())
          .build();

  /** In this process: whose flows run here runs the server, and is trusted with its memory. */
  private final Evaluator evaluator = LayeredEvaluator.nativeThen(GraalEvaluator.create());

  private final Map<Key, String> current = new ConcurrentHashMap<>();
  private final Map<String, Engine> engines = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> env = new ConcurrentHashMap<>();

  private record Key(String account, String name) {}

  private record Compiled(CompiledBot bot, int weight) {}

  /** Releases kept in this database. */
  public Releases(Store store, Ids ids, Time time, BotFiles files) {
    this.files = files;
    this.store = store;
    this.ids = ids;
    this.time = time;
    store
        .read(handle ->
            handle
                .createQuery("select account, name, release from bot where release <> ''")
                .map((row, context) ->
                    Map.entry(new Key(row.getString(1), row.getString(2)), row.getString(3)))
                .list())
        .forEach(bot -> current.put(bot.getKey(), bot.getValue()));
  }

  /**
   * Publishes a bot, unless its current release has the same content.
   *
   * @param loaded a bot without errors
   * @return the release that new sessions use from now on
   */
  public Release publish(String account, LoadedBot loaded) {
    Bot bot =
        loaded
            .bot()
            .orElseThrow(() -> new IllegalArgumentException("the bot has errors"))
            .withFiles(files.keep(account, loaded.files()));
    String content = ReleaseText.write(bot);
    Publishing item =
        new Publishing(
            account,
            bot.id(),
            loaded.hash(),
            content,
            bot.templates().map(Templates::all).orElse(List.of()));
    Release release = store.writer().submit(publishing, item).join();
    CompiledBot ready = CompiledBot.compile(bot, release.id(), evaluator);
    compiled.put(new Key(account, release.id()), new Compiled(ready, content.length()));
    current.put(new Key(account, bot.id()), release.id());
    return release;
  }

  private record Publishing(
      String account,
      String bot,
      String digest,
      String content,
      List<TemplateSignature> templates) {}

  private final Work<Publishing, Release> publishing =
      (tx, items) -> items.stream().map(item -> publish(tx, item)).toList();

  private Release publish(Tx tx, Publishing item) {
    for (TemplateSignature template : item.templates()) {
      TemplateCategories.read(
          tx,
          new AccountId(item.account()),
          new TemplateCategories.Name(template.name(), template.language()),
          template.category());
    }
    String bot = botId(tx, item);
    Optional<Row> newest = newest(tx, item, bot);
    if (newest.isPresent() && newest.get().digest().equals(item.digest())) {
      return point(tx, item, bot, newest.get());
    }
    Row row = new Row(ids.next("rel"), newest.map(Row::number).orElse(0) + 1, item.digest());
    tx.handle()
        .execute(
            "insert into bot_release (id, account, bot, number, digest, content, created)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            row.id(),
            item.account(),
            bot,
            row.number(),
            row.digest(),
            item.content(),
            time.now());
    return point(tx, item, bot, row);
  }

  private Release point(Tx tx, Publishing item, String bot, Row row) {
    tx.handle()
        .execute(
            "update bot set release = ? where account = ? and id = ?",
            row.id(),
            item.account(),
            bot);
    return new Release(row.id(), item.bot(), row.number());
  }

  private record Row(String id, int number, String digest) {}

  private String botId(Tx tx, Publishing item) {
    tx.handle()
        .execute(
            "insert into bot (id, account, name, created) values (?, ?, ?, ?)"
                + " on conflict do nothing",
            ids.next("bot"),
            item.account(),
            item.bot(),
            time.now());
    return tx.handle()
        .createQuery("select id from bot where account = ? and name = ?")
        .bind(0, item.account())
        .bind(1, item.bot())
        .mapTo(String.class)
        .one();
  }

  private static Optional<Row> newest(Tx tx, Publishing item, String bot) {
    return tx.handle()
        .createQuery(
            "select id, number, digest from bot_release where account = ? and bot = ?"
                + " order by number desc limit 1")
        .bind(0, item.account())
        .bind(1, bot)
        .map((row, context) -> new Row(row.getString(1), row.getInt(2), row.getString(3)))
        .findOne();
  }

  @Override
  public Engine engine(String account) {
    return engines.computeIfAbsent(
        account, a -> new Engine(new AccountFlows(a), Limits.defaults()));
  }

  /** Sets what the flows of an account read as {@code env}. */
  public void setEnv(String account, Map<String, String> values) {
    env.put(account, Map.copyOf(values));
  }

  @Override
  public Map<String, String> env(String account, String bot) {
    return env.getOrDefault(account, Map.of());
  }

  /** An account's releases, for engines that are not to be the account's own. */
  public Flows flows(String account) {
    return new AccountFlows(account);
  }

  /**
   * A bot that is tried and not published.
   *
   * @param content a bot as {@link ReleaseText} writes it
   * @throws UnfitBot if it is none, or has errors
   */
  public CompiledBot trial(String content) {
    Bot bot = ReleaseText.readUntrusted(content);
    List<String> errors =
        FlowCheck.check(bot).stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(problem -> problem.code() + " " + problem.message())
            .toList();
    if (!errors.isEmpty()) {
      throw new UnfitBot("The bot has errors: " + String.join("; ", errors));
    }
    return CompiledBot.compile(bot, TRIAL, evaluator);
  }

  private Optional<CompiledBot> find(String account, String release) {
    Key key = new Key(account, release);
    Compiled known = compiled.getIfPresent(key);
    if (known != null) {
      return Optional.of(known.bot());
    }
    Optional<Compiled> loaded = load(key);
    loaded.ifPresent(bot -> compiled.put(key, bot));
    return loaded.map(Compiled::bot);
  }

  private Optional<Compiled> load(Key key) {
    Optional<String> content =
        store.read(handle ->
            handle
                .createQuery("select content from bot_release where account = ? and id = ?")
                .bind(0, key.account())
                .bind(1, key.name())
                .mapTo(String.class)
                .findOne());
    return content.map(text ->
        new Compiled(
            CompiledBot.compile(ReleaseText.read(text), key.name(), evaluator), text.length()));
  }

  /** One account's releases. */
  private final class AccountFlows implements Flows {
    private final String account;

    AccountFlows(String account) {
      this.account = account;
    }

    @Override
    public Optional<CompiledBot> current(String bot) {
      return Optional.ofNullable(current.get(new Key(account, bot)))
          .flatMap(release -> find(account, release));
    }

    @Override
    public Optional<CompiledBot> release(String bot, String release) {
      return find(account, release).filter(b -> b.id().equals(bot));
    }
  }
}
