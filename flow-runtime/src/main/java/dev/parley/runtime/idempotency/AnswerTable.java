package dev.parley.runtime.idempotency;

import dev.parley.runtime.http.KeptAnswers;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Overtaken;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.util.Optional;

/** Keeps answers in the database. */
public final class AnswerTable implements KeptAnswers {
  /** How long an answer is given again. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** Which of them can go. */
  public static final Forgetting FORGETTING = Forgetting.byId("kept_answer", "created", "true");

  private final Footing on;

  public AnswerTable(Footing on) {
    this.on = on;
  }

  @Override
  public Optional<Kept> find(Attempt attempt) {
    return on.store().read(attempt.account(), estate -> find(estate, attempt));
  }

  @Override
  public Optional<Kept> find(Tx tx, Attempt attempt) {
    return find(tx.of(attempt.account()), attempt);
  }

  private Optional<Kept> find(Estate estate, Attempt attempt) {
    return estate
        .query(
            "select fingerprint, answer from kept_answer"
                + " where account = :account and name = :name and created > :since")
        .bind("name", attempt.name())
        .bind("since", on.time().now().minus(LIFE))
        .map((row, context) -> new Kept(row.getString(1), row.getString(2)))
        .findOne();
  }

  @Override
  public void keep(Tx tx, Attempt attempt, Kept kept) {
    Estate estate = tx.of(attempt.account());
    estate
        .update(
            "delete from kept_answer where account = :account and name = :name"
                + " and created <= :since")
        .bind("name", attempt.name())
        .bind("since", on.time().now().minus(LIFE))
        .execute();
    int inserted =
        estate
            .update(
                "insert into kept_answer (account, name, id, fingerprint, answer, created)"
                    + " values (:account, :name, :id, :fingerprint, :answer, :now)"
                    + " on conflict do nothing")
            .bind("name", attempt.name())
            .bind("id", on.ids().next("ans"))
            .bind("fingerprint", kept.fingerprint())
            .bind("answer", kept.sealed())
            .bind("now", on.time().now())
            .execute();
    if (inserted == 0) {
      throw new Overtaken("An answer");
    }
  }
}
