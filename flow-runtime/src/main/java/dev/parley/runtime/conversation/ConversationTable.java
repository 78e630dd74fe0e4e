package dev.parley.runtime.conversation;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.session.Session;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.store.Overtaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of conversations. */
final class ConversationTable {
  private static final SessionJson SESSIONS = new SessionJson();

  private ConversationTable() {}

  /** Which of these conversations exist. */
  static Map<Address, String> find(Handle handle, Collection<Address> addresses) {
    Map<Address, String> found = new HashMap<>();
    addresses.stream()
        .collect(Collectors.groupingBy(Address::channel))
        .forEach((channel, members) -> find(handle, members, found));
    return found;
  }

  private static void find(Handle handle, List<Address> members, Map<Address, String> found) {
    Address any = members.getFirst();
    handle
        .createQuery(
            // Joined, for H2 looks through the whole channel for "contact = any(…)".
            "select c.contact, c.id from unnest(:contacts) wanted(contact) join conversation c on"
                + " c.account = :account and c.channel = :channel and c.contact = wanted.contact")
        .bind("account", any.account())
        .bind("channel", any.channel())
        .bindArray("contacts", String.class, members.stream().map(Address::contact).toList())
        .map((row, context) ->
            found.put(
                new Address(any.account(), any.channel(), row.getString(1)), row.getString(2)))
        .list();
  }

  static void insert(Handle handle, Map<Address, String> fresh, Instant now) {
    if (fresh.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into conversation (id, account, channel, contact, shard, owner, version, state,"
                + " created) values (?, ?, ?, ?, ?, ?, 0, '', ?) on conflict do nothing");
    fresh.forEach((a, id) ->
        batch.add(id, a.account(), a.channel(), a.contact(), Shards.of(id), Owner.BOT.word(), now));
    for (int inserted : batch.execute()) {
      if (inserted == 0) {
        throw new Overtaken("A conversation");
      }
    }
  }

  /** Whose conversation it is; also of one whose state cannot be read. */
  static Optional<Address> address(Handle handle, String id) {
    return handle
        .createQuery("select account, channel, contact from conversation where id = ?")
        .bind(0, id)
        .map((row, context) -> new Address(row.getString(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  static List<ConversationState> load(Handle handle, Collection<String> ids) {
    return handle
        .createQuery(
            "select id, account, channel, contact, owner, version, state, last_inbound,"
                + " (last_inbound is null and not exists (select 1 from conversation o"
                + " where o.contact = c.contact and o.last_inbound is not null)) newcomer"
                + " from conversation c where id = any(:ids)")
        .bindArray("ids", String.class, List.copyOf(ids))
        .map((row, context) -> read(row))
        .list();
  }

  private static ConversationState read(ResultSet row) throws SQLException {
    String state = row.getString("state");
    OffsetDateTime inbound = row.getObject("last_inbound", OffsetDateTime.class);
    return new ConversationState(
        row.getString("id"),
        row.getString("account"),
        row.getString("channel"),
        row.getString("contact"),
        Owner.of(row.getString("owner")),
        row.getLong("version"),
        state.isEmpty() ? Optional.empty() : Optional.of(SESSIONS.readText(state)),
        Optional.ofNullable(inbound).map(OffsetDateTime::toInstant),
        row.getBoolean("newcomer"));
  }

  /** Saves conversations on top of the versions they were read at. */
  static void save(Handle handle, List<ConversationState> states) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update conversation set version = ?, state = ?, last_inbound = ?, owner = ?"
                + " where id = ? and account = ? and version = ?");
    for (ConversationState s : states) {
      batch.add(
          s.version(),
          text(s.session()),
          s.lastInbound().orElse(null),
          s.owner().word(),
          s.id(),
          s.account(),
          s.version() - 1);
    }
    int[] saved = batch.execute();
    for (int i = 0; i < saved.length; i++) {
      if (saved[i] == 0) {
        throw new StaleConversation(states.get(i).id());
      }
    }
  }

  private static String text(Optional<Session> session) {
    return session.map(SESSIONS::writeText).orElse("");
  }
}
