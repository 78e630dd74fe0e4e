package dev.parley.runtime.template;

import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of message templates. */
final class TemplateTable {
  private static final String SELECT =
      "select id, waba_id, meta_id, name, language, category, status, quality, reason,"
          + " parameter_format, components, version, created, updated from template";

  private TemplateTable() {}

  static Optional<MessageTemplate> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** Of several accounts of WhatsApp the one that may be sent. */
  static Optional<MessageTemplate> find(Estate estate, String name, String language) {
    return estate
        .query(
            SELECT
                + " where account = :account and name = :name and language = :language"
                + " order by case when status = 'approved' then 0 else 1 end, id limit 1")
        .bind("name", name)
        .bind("language", language)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** What somebody looks for; empty texts look for everything. */
  record Wanted(
      String name, String language, String status, String category, String after, int most) {}

  static List<MessageTemplate> list(Estate estate, Wanted wanted) {
    return estate
        .query(
            SELECT
                + " where account = :account and (:name = '' or name = :name) and (:language = ''"
                + " or language = :language) and (:status = '' or status = :status) and (:category"
                + " = '' or category = :category) and id > :after order by id limit :most")
        .bind("name", wanted.name())
        .bind("language", wanted.language())
        .bind("status", wanted.status())
        .bind("category", wanted.category())
        .bind("after", wanted.after())
        .bind("most", wanted.most())
        .map((row, context) -> read(row))
        .list();
  }

  /** All of one WhatsApp Business Account. */
  static List<MessageTemplate> in(Estate estate, String waba) {
    Query query =
        estate
            .query(SELECT + " where account = :account and waba_id = :waba order by id")
            .bind("waba", waba);
    return query.map((row, context) -> read(row)).list();
  }

  /** The one that Meta knows by this id, or else by its name. */
  static Optional<MessageTemplate> known(Estate estate, Key key) {
    return estate
        .query(
            SELECT
                + " where account = :account and waba_id = :waba and ((meta_id <> '' and meta_id ="
                + " :meta) or (name = :name and language = :language)) order by meta_id desc"
                + " limit 1")
        .bind("waba", key.waba())
        .bind("meta", key.metaId())
        .bind("name", key.name())
        .bind("language", key.language())
        .map((row, context) -> read(row))
        .findOne();
  }

  /** By what Meta knows a template. */
  record Key(String waba, String metaId, String name, String language) {}

  private static MessageTemplate read(ResultSet row) throws SQLException {
    return new MessageTemplate(
        row.getString("id"),
        row.getString("waba_id"),
        row.getString("meta_id"),
        row.getString("name"),
        row.getString("language"),
        row.getString("category"),
        row.getString("status"),
        row.getString("quality"),
        row.getString("reason"),
        row.getString("parameter_format").equals("named"),
        row.getString("components"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("updated", OffsetDateTime.class).toInstant());
  }

  /** Adds a template, if there is none of its name and language. */
  static boolean insert(Estate estate, MessageTemplate template) {
    return bind(
                estate.update(
                    "insert into template (id, account, waba_id, meta_id, name, language, category,"
                        + " status, quality, reason, parameter_format, components, version,"
                        + " created, updated) values (:id, :account, :waba, :meta, :name,"
                        + " :language, :category, :status, :quality, :reason, :format, :components,"
                        + " :version, :created, :updated) on conflict do nothing"),
                template)
            .execute()
        > 0;
  }

  static void update(Estate estate, MessageTemplate template) {
    bind(
            estate.update(
                "update template set meta_id = :meta, category = :category, status = :status,"
                    + " quality = :quality, reason = :reason, parameter_format = :format,"
                    + " components = :components, version = :version, updated = :updated"
                    + " where account = :account and id = :id"),
            template)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, MessageTemplate template) {
    return statement
        .bind("id", template.id())
        .bind("waba", template.waba())
        .bind("meta", template.metaId())
        .bind("name", template.name())
        .bind("language", template.language())
        .bind("category", template.category())
        .bind("status", template.status())
        .bind("quality", template.quality())
        .bind("reason", template.reason())
        .bind("format", template.named() ? "named" : "positional")
        .bind("components", template.components())
        .bind("version", template.version())
        .bind("created", template.created())
        .bind("updated", template.updated());
  }

  static void remove(Estate estate, String id) {
    estate
        .update("delete from template where account = :account and id = :id")
        .bind("id", id)
        .execute();
  }
}
