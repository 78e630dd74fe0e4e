package dev.parley.runtime.contact.imports;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The SQL of imports and of the cells that were wrong. */
final class ImportTable {
  private static final String SELECT =
      "select id, account, name, digest, bytes, shape, plan, state, detail, attempt, position,"
          + " added, changed, unchanged, skipped, bad, consents, author, version, created"
          + " from contact_import";

  private ImportTable() {}

  static void insert(Estate estate, Import made) {
    estate
        .update(
            "insert into contact_import (id, account, name, digest, bytes, shape, plan, state,"
                + " detail, attempt, position, added, changed, unchanged, skipped, bad, consents,"
                + " author, version, touched, created) values (:id, :account, :name, :digest,"
                + " :bytes, :shape, :plan, :state, :detail, 0, 0, 0, 0, 0, 0, 0, 0, :author, 1,"
                + " :created, :created)")
        .bind("id", made.id())
        .bind("name", made.file().name())
        .bind("digest", made.file().digest())
        .bind("bytes", made.file().bytes())
        .bind("shape", made.shape().write())
        .bind("plan", made.plan().write())
        .bind("state", made.state().word())
        .bind("detail", made.detail())
        .bind("author", made.author())
        .bind("created", made.created())
        .execute();
  }

  static List<Import> list(Estate estate, String after, int most) {
    return estate.page(SELECT, after, most).map((row, context) -> read(row)).list();
  }

  static Optional<Import> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** The import, which nobody else changes until the end of the transaction. */
  static Optional<Import> locked(Estate estate, String id) {
    return estate
        .query(SELECT + " where account = :account and id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static void plan(Estate estate, Import of, ImportPlan plan, Instant now) {
    estate
        .update(
            "update contact_import set plan = :plan, state = 'ready', version = version + 1,"
                + " position = 0, added = 0, changed = 0, unchanged = 0, skipped = 0, bad = 0,"
                + " consents = 0, touched = :now where account = :account and id = :id")
        .bind("plan", plan.write())
        .bind("id", of.id())
        .bind("now", now)
        .execute();
  }

  /** Begins a check or an import from the first row. */
  static void begin(Estate estate, Import of, Import.State state, Instant now) {
    estate
        .update(
            "update contact_import set state = :state, detail = '', attempt = attempt + 1,"
                + " position = 0, added = 0, changed = 0, unchanged = 0, skipped = 0, bad = 0,"
                + " consents = 0, touched = :now where account = :account and id = :id")
        .bind("state", state.word())
        .bind("id", of.id())
        .bind("now", now)
        .execute();
  }

  static void move(Estate estate, Import of, Import.State state, Instant now) {
    estate
        .update(
            "update contact_import set state = :state, touched = :now"
                + " where account = :account and id = :id")
        .bind("state", state.word())
        .bind("id", of.id())
        .bind("now", now)
        .execute();
  }

  /**
   * Some rows of a run.
   *
   * @param of as it was when the run began
   * @param from the position before
   */
  record Stretch(Import of, long from, long to) {}

  /**
   * Moves the position on, if this run is still the one that does.
   *
   * @return whether it is
   */
  static boolean advance(Estate estate, Stretch stretch, Instant now) {
    return estate
            .update(
                "update contact_import set position = :to, touched = :now where account = :account"
                    + " and id = :id and attempt = :attempt and state = :state"
                    + " and position = :from")
            .bind("to", stretch.to())
            .bind("now", now)
            .bind("id", stretch.of().id())
            .bind("attempt", stretch.of().progress().attempt())
            .bind("state", stretch.of().state().word())
            .bind("from", stretch.from())
            .execute()
        > 0;
  }

  static void count(Estate estate, Import of, Import.Counts more) {
    estate
        .update(
            "update contact_import set added = added + :added, changed = changed + :changed,"
                + " unchanged = unchanged + :unchanged, skipped = skipped + :skipped,"
                + " bad = bad + :bad, consents = consents + :consents"
                + " where account = :account and id = :id")
        .bind("added", more.added())
        .bind("changed", more.changed())
        .bind("unchanged", more.unchanged())
        .bind("skipped", more.skipped())
        .bind("bad", more.bad())
        .bind("consents", more.consents())
        .bind("id", of.id())
        .execute();
  }

  /** How a run ends. */
  record End(Import of, Import.State state, String detail) {}

  static void end(Estate estate, End end, Instant now) {
    estate
        .update(
            "update contact_import set state = :after, detail = :detail, touched = :now where"
                + " account = :account and id = :id and attempt = :attempt and state = :state")
        .bind("after", end.state().word())
        .bind("detail", end.detail())
        .bind("now", now)
        .bind("id", end.of().id())
        .bind("attempt", end.of().progress().attempt())
        .bind("state", end.of().state().word())
        .execute();
  }

  /** Its file is deleted; one that never began is over with that. */
  static void forgetFile(Estate estate, Import of) {
    estate
        .update(
            "update contact_import set digest = '', state = case when state in ('ready', 'checked')"
                + " then 'cancelled' else state end where account = :account and id = :id")
        .bind("id", of.id())
        .execute();
  }

  static void remove(Estate estate, String id) {
    for (String sql :
        List.of(
            "delete from contact_import_fault where account = :account and import = :id",
            "delete from contact_import where account = :account and id = :id")) {
      estate.update(sql).bind("id", id).execute();
    }
  }

  /** Whether another import has the same file. */
  static boolean shared(Estate estate, Import of) {
    return estate
        .query(
            "select id from contact_import where account = :account and digest = :digest"
                + " and id <> :id limit 1")
        .bind("digest", of.file().digest())
        .bind("id", of.id())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static void insertFaults(Estate estate, Import of, List<ReadRow.Fault> faults, Instant now) {
    if (faults.isEmpty()) {
      return;
    }
    estate
        .update(
            "insert into contact_import_fault (import, attempt, line, place, account, name, said,"
                + " message, created) select :id, :attempt, w.line, w.place, :account, w.name,"
                + " w.said, w.message, :now from unnest(:lines, :places, :names, :saids, :messages)"
                + " w(line, place, name, said, message) on conflict do nothing")
        .bind("id", of.id())
        .bind("attempt", of.progress().attempt())
        .bind("now", now)
        .bindArray("lines", Long.class, faults.stream().map(ReadRow.Fault::line).toList())
        .bindArray("places", Integer.class, faults.stream().map(ReadRow.Fault::place).toList())
        .bindArray("names", String.class, faults.stream().map(ReadRow.Fault::column).toList())
        .bindArray("saids", String.class, faults.stream().map(ReadRow.Fault::said).toList())
        .bindArray("messages", String.class, faults.stream().map(ReadRow.Fault::message).toList())
        .execute();
  }

  /** The last of the cells that are known already. */
  record After(long line, int place) {}

  /** Cells that were wrong, in the order of the file. */
  static List<ReadRow.Fault> faults(Estate estate, Import of, After after, int most) {
    return estate
        .query(
            "select line, place, name, said, message from contact_import_fault where account ="
                + " :account and import = :id and attempt = :attempt and line >= :line"
                + " and (line > :line or place > :place) order by line, place limit :most")
        .bind("id", of.id())
        .bind("attempt", of.progress().attempt())
        .bind("line", after.line())
        .bind("place", after.place())
        .bind("most", most)
        .map((row, context) ->
            new ReadRow.Fault(
                row.getLong("line"),
                row.getInt("place"),
                row.getString("name"),
                row.getString("said"),
                row.getString("message")))
        .list();
  }

  private static Import read(ResultSet row) throws SQLException {
    return new Import(
        row.getString("id"),
        new AccountId(row.getString("account")),
        new Import.Brought(row.getString("name"), row.getString("digest"), row.getLong("bytes")),
        FileShape.read(row.getString("shape")),
        ImportPlan.read(row.getString("plan")),
        Import.State.of(row.getString("state")),
        row.getString("detail"),
        new Import.Progress(
            row.getInt("attempt"),
            row.getLong("position"),
            new Import.Counts(
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("skipped"),
                row.getLong("bad"),
                row.getLong("consents"))),
        row.getString("author"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
