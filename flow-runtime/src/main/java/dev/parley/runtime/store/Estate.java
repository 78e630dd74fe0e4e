package dev.parley.runtime.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * What one account has in the database. Every statement names {@code :account}, which is bound
 * here, so that none can forget whose rows it is about.
 */
public final class Estate {
  private static final String NAMED = ":account";

  private final Handle handle;
  private final AccountId account;

  Estate(Handle handle, AccountId account) {
    this.handle = handle;
    this.account = account;
  }

  /** Whose it is. */
  public AccountId account() {
    return account;
  }

  /** A question about the account's rows. */
  public Query query(String sql) {
    return handle.createQuery(scoped(sql)).bind("account", account.value());
  }

  /** A change of the account's rows. */
  public Update update(String sql) {
    return handle.createUpdate(scoped(sql)).bind("account", account.value());
  }

  /** A change that is made of many of the account's rows, each of which binds the account. */
  public PreparedBatch batch(String sql) {
    return handle.prepareBatch(scoped(sql));
  }

  /**
   * The row of an id.
   *
   * @param select what is asked for, up to the table's name
   */
  public Query row(String select, String id) {
    return query(select + " where account = :account and id = :id").bind("id", id);
  }

  /**
   * Rows in the order of their ids.
   *
   * @param select what is asked for, up to the table's name
   * @param after only rows behind this id; the empty text for the first
   */
  public Query page(String select, String after, int most) {
    return query(select + " where account = :account and id > :after order by id limit :most")
        .bind("after", after)
        .bind("most", most);
  }

  private static String scoped(String sql) {
    if (!sql.contains(NAMED)) {
      throw new IllegalArgumentException("a statement of an account names " + NAMED + ": " + sql);
    }
    return sql;
  }
}
