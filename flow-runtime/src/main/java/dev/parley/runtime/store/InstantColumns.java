package dev.parley.runtime.store;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;

/** Instants go in and out as UTC, whatever zone the machine or the database is set to. */
final class InstantColumns extends AbstractArgumentFactory<Instant> {
  private InstantColumns() {
    super(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new InstantColumns());
    jdbi.registerArrayType(String.class, "varchar");
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(Integer.class, "integer");
    ColumnMapper<Instant> reader =
        (row, column, context) -> {
          OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
          return value == null ? null : value.toInstant();
        };
    jdbi.registerColumnMapper(Instant.class, reader);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    return (position, statement, context) ->
        statement.setObject(position, value.atOffset(ZoneOffset.UTC));
  }
}
