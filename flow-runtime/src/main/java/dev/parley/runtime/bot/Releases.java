package dev.parley.runtime.bot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.flow.check.FlowCheck;
import dev.parley.flow.check.Severity;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.model.Bot;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.runtime.conversation.Bots;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
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

  private final Footing on;
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
  public Releases(Footing on) {
    this.on = on;
    refresh();
  }

  /** Takes up what other servers on the same database have published. */
  public void refresh() {
    for (ReleaseTable.Current bot : on.store().read(ReleaseTable::current)) {
      current.put(new Key(bot.account(), bot.bot()), bot.release());
    }
  }

  /** New sessions of a bot use this release from now on. */
  void use(AccountId account, Release release) {
    current.put(new Key(account.value(), release.bot()), release.id());
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
    return trial(bot);
  }

  /** A bot that is compared and not published. */
  CompiledBot trial(Bot bot) {
    return CompiledBot.compile(bot, TRIAL, evaluator);
  }

  /** A release of an account, ready to run. */
  Optional<CompiledBot> find(String account, String release) {
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
    AccountId account = new AccountId(key.account());
    Optional<String> content =
        on.store().read(account, estate -> ReleaseTable.content(estate, key.name()));
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
