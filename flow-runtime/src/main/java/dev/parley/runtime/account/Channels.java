package dev.parley.runtime.account;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers and their accounts; all of them are known in memory. */
public final class Channels {
  private static final String COLUMNS =
      "id, account, phone_number_id, waba_id, portfolio, bot, name, version";

  private final Store store;
  private final Time time;
  private final Ids ids;
  private final Map<String, Channel> byId = new ConcurrentHashMap<>();
  private final Map<String, Channel> byNumber = new ConcurrentHashMap<>();
  private final Work<Registration, Channel> register =
      (tx, registrations) -> registrations.stream().map(r -> register(tx, r)).toList();

  public Channels(Store store, Time time, Ids ids) {
    this.store = store;
    this.time = time;
    this.ids = ids;
    refresh();
  }

  /** Takes up what other servers on the same database have changed. */
  public void refresh() {
    store
        .read(
            h -> h.createQuery("select " + COLUMNS + " from channel").map((r, c) -> read(r)).list())
        .forEach(this::remember);
  }

  /**
   * A number as the settings name it.
   *
   * @param bot the name of the bot that answers on it
   */
  public record Registration(
      String account, String phoneNumberId, String wabaId, Optional<String> bot) {}

  /** The first account, created with this name where there is none. */
  public String firstAccount(String name) {
    return store.writer().submit(firstAccount, name).join();
  }

  private final Work<String, String> firstAccount =
      (tx, names) -> names.stream().map(name -> firstAccount(tx, name)).toList();

  private String firstAccount(Tx tx, String name) {
    List<String> known =
        tx.handle()
            .createQuery("select id from account order by id limit 1")
            .mapTo(String.class)
            .list();
    if (!known.isEmpty()) {
      return known.getFirst();
    }
    String id = ids.next("acc");
    tx.handle()
        .execute("insert into account (id, name, created) values (?, ?, ?)", id, name, time.now());
    return id;
  }

  /** Makes a number known, or changes which bot answers on it. */
  public Channel register(Registration registration) {
    return store.writer().submit(register, registration).join();
  }

  private Channel register(Tx tx, Registration number) {
    tx.handle()
        .execute(
            "insert into channel (id, account, phone_number_id, waba_id, bot, created)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            ids.next("chn"),
            number.account(),
            number.phoneNumberId(),
            number.wabaId(),
            number.bot().orElse(""),
            time.now());
    tx.handle()
        .execute(
            "update channel set waba_id = ?, bot = ? where account = ? and phone_number_id = ?",
            number.wabaId(),
            number.bot().orElse(""),
            number.account(),
            number.phoneNumberId());
    Channel channel =
        tx.handle()
            .createQuery(
                "select " + COLUMNS + " from channel where account = ? and phone_number_id = ?")
            .bind(0, number.account())
            .bind(1, number.phoneNumberId())
            .map((r, c) -> read(r))
            .findOne()
            .orElseThrow(() ->
                new IllegalStateException(number.phoneNumberId() + " belongs to another account"));
    tx.afterCommit(() -> remember(channel));
    return channel;
  }

  /**
   * Adds a number.
   *
   * @throws Problem 409 if somebody has it already
   */
  public Channel add(Tx tx, Registration number) {
    if (byPhoneNumberId(number.phoneNumberId()).isPresent()) {
      throw Problem.conflict("The number " + number.phoneNumberId() + " is set up already.");
    }
    return register(tx, number);
  }

  /** Changes what people call a number, and which bot answers on it. */
  public Channel change(Tx tx, Channel channel, String name, Optional<String> bot) {
    tx.of(new AccountId(channel.account()))
        .update(
            "update channel set name = :name, bot = :bot, version = version + 1"
                + " where account = :account and id = :id")
        .bind("name", name)
        .bind("bot", bot.orElse(""))
        .bind("id", channel.id())
        .execute();
    Channel changed =
        new Channel(
            channel.id(),
            channel.account(),
            channel.phoneNumberId(),
            channel.wabaId(),
            channel.portfolio(),
            bot,
            name,
            channel.version() + 1);
    tx.afterCommit(() -> remember(changed));
    return changed;
  }

  /** The number Meta calls by this id, if it is ours. */
  public Optional<Channel> byPhoneNumberId(String phoneNumberId) {
    return Optional.ofNullable(byNumber.get(phoneNumberId));
  }

  /** The number with this id. */
  public Optional<Channel> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All numbers. */
  public List<Channel> all() {
    return List.copyOf(byId.values());
  }

  private void remember(Channel channel) {
    byId.put(channel.id(), channel);
    byNumber.put(channel.phoneNumberId(), channel);
  }

  private static Channel read(ResultSet row) throws SQLException {
    return new Channel(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Optional.of(row.getString(6)).filter(b -> !b.isEmpty()),
        row.getString(7),
        row.getLong(8));
  }
}
