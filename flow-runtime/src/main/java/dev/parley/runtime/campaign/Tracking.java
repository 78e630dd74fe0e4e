package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Outcome;
import dev.parley.runtime.outbox.Outcomes;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves recipients on by what becomes of their messages, in the transaction that tells it. */
public final class Tracking implements Outcomes {
  @Override
  public void became(Tx tx, List<Outcome> outcomes) {
    // In one order on all nodes, which would otherwise wait for each other.
    List<Outcome> ordered = new ArrayList<>(outcomes);
    ordered.sort(Comparator.comparing(Outcome::message));
    int[] moved = RecipientTable.move(tx.handle(), ordered);
    List<Outcome> failed = new ArrayList<>();
    for (int i = 0; i < moved.length; i++) {
      if (moved[i] > 0 && RecipientState.after(ordered.get(i)) == RecipientState.FAILED) {
        failed.add(ordered.get(i));
      }
    }
    failed.stream()
        .collect(Collectors.groupingBy(Outcome::account))
        .forEach((account, some) -> count(tx, new AccountId(account), some));
  }

  /**
   * A customer has written.
   *
   * @param tapped whether by a button of a message
   */
  public record Heard(AccountId account, String contact, boolean tapped, Instant at) {}

  /** Customers have written: whoever a campaign wrote to a short while ago has answered it. */
  public void heard(Tx tx, List<Heard> all) {
    List<Heard> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparing(Heard::contact));
    RecipientTable.answered(tx.handle(), ordered);
  }

  private record Failures(int all, int objections) {
    Failures and(Failures others) {
      return new Failures(all + others.all, objections + others.objections);
    }
  }

  private static void count(Tx tx, AccountId account, List<Outcome> failed) {
    Map<String, String> campaigns =
        RecipientTable.campaigns(
            tx.of(account), failed.stream().map(Outcome::message).collect(Collectors.toSet()));
    Map<String, Failures> counts = new TreeMap<>();
    for (Outcome outcome : failed) {
      String campaign = campaigns.get(outcome.message());
      if (campaign != null) {
        boolean objects = outcome.code().filter(c -> c == GraphErrorCode.OPTED_OUT).isPresent();
        counts.merge(campaign, new Failures(1, objects ? 1 : 0), Failures::and);
      }
    }
    counts.forEach(
        (campaign, n) -> CampaignTable.failed(tx.of(account), campaign, n.all(), n.objections()));
  }
}
