package dev.parley.runtime;

import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.account.ApiKey;
import dev.parley.runtime.account.ApiKeys;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.account.Member;
import dev.parley.runtime.account.Members;
import dev.parley.runtime.account.Passwords;
import dev.parley.runtime.channel.ChannelSecrets;
import dev.parley.runtime.conversation.LiveSession;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * What the operator does on the data itself, without a server: users, keys, sessions. An embedded
 * database is one process's, so a server on it has to be stopped meanwhile.
 */
public final class Office implements AutoCloseable {
  private static final int MOST = 1_000;

  private final SystemTime time = new SystemTime();
  private final Store store;
  private final Footing on;
  private final Members members;
  private final ApiKeys keys;
  private final Work<Function<Tx, Object>, Object> change =
      (tx, changes) -> changes.stream().map(each -> each.apply(tx)).toList();

  private Office(Store store) {
    this.store = store;
    SecureRandom random = new SecureRandom();
    on = new Footing(store, time, new Ids(time, random), random);
    members = new Members(on, new Passwords(random));
    keys = new ApiKeys(on);
  }

  /**
   * Opens the data that the settings name, and begins it where there is none.
   *
   * @throws dev.parley.runtime.store.StoreUnusable if it cannot be used
   */
  public static Office begin(Config config) {
    return new Office(Store.open(DataFolder.settings(config)));
  }

  /**
   * Opens the data that the settings name.
   *
   * @throws SettingFault if there is none
   * @throws dev.parley.runtime.store.StoreUnusable if it cannot be used
   */
  public static Office open(Config config) {
    return new Office(Store.open(DataFolder.existing(config)));
  }

  /**
   * The account of this id, or the first one.
   *
   * @throws Problem if there is none of this id
   */
  public AccountId account(Optional<String> id) {
    return id.map(AccountId::new)
        .map(named -> new Accounts(on).get(named).id())
        .orElseGet(() ->
            store.alone(() ->
                new AccountId(new Channels(store, time, on.ids()).firstAccount("My business"))));
  }

  /** A new account. */
  public AccountId create(String name) {
    return write(tx -> new Accounts(on).create(tx, name));
  }

  /** An account's users. */
  public List<Member> users(AccountId account) {
    return members.list(account, "", MOST);
  }

  /** Adds a user. */
  public Member add(Members.Newcomer newcomer) {
    Member member = members.prepare(newcomer);
    return write(tx -> members.add(tx, member));
  }

  /** Gives a user another password, and signs them out everywhere. */
  public Member password(AccountId account, String email, String password) {
    Member member = user(account, email);
    return write(tx -> members.password(tx, member, password));
  }

  /** Removes a user. */
  public Member remove(AccountId account, String email) {
    Member member = user(account, email);
    return write(tx -> members.remove(tx, member));
  }

  private Member user(AccountId account, String email) {
    return members
        .byEmail(account, email)
        .orElseThrow(() -> Problem.notFound("There is no user with the address " + email + "."));
  }

  /** An account's keys. */
  public List<ApiKey> keys(AccountId account) {
    return keys.list(account, "", MOST);
  }

  /** Makes a key. */
  public ApiKeys.Made make(ApiKeys.Order order) {
    return write(tx -> keys.make(tx, order));
  }

  /** Ends a key. */
  public ApiKey revoke(AccountId account, String id) {
    return write(tx -> keys.revoke(tx, account, id));
  }

  /**
   * Seals everything with another master key.
   *
   * @return how many secrets there are
   * @throws IllegalArgumentException if the former key does not open them; nothing is changed then
   */
  public int rotate(String former, String fresh) {
    return write(tx -> ChannelSecrets.reseal(tx, former, fresh));
  }

  /** An account's sessions that go on, the oldest first. */
  public List<LiveSession> sessions(AccountId account) {
    return new Recordings(store).live(account, MOST);
  }

  @SuppressWarnings("unchecked") // the result is what the change gives
  private <R> R write(Function<Tx, R> task) {
    try {
      return (R)
          store.writer().submit(change, (Function<Tx, Object>) (Function<Tx, ?>) task).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Problem refused) {
        throw refused;
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    store.close();
    time.close();
  }
}
