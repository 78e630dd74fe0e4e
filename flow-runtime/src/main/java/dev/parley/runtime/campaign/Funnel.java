package dev.parley.runtime.campaign;

import dev.parley.runtime.store.Estate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of a campaign's recipients have come how far.
 *
 * @param states how many stand at each state; together all recipients
 * @param replied how many have written since
 * @param clicked how many have tapped a button of it
 * @param failures how many failed, by code
 * @param exclusions how many get nothing, by reason
 */
record Funnel(
    Map<RecipientState, Long> states,
    long replied,
    long clicked,
    Map<Integer, Long> failures,
    Map<String, Long> exclusions) {
  private record Slice(
      RecipientState state, int code, String reason, long all, long replied, long clicked) {}

  /** How a run of a campaign stands now. */
  static Funnel of(Estate estate, String campaign, int run) {
    List<Slice> slices =
        estate
            .query(
                "select state, coalesce(code, 0) code, case when state = 'excluded' then reason"
                    + " else '' end reason, count(*) number, count(replied) replied, count(clicked)"
                    + " clicked from campaign_recipient where account = :account and campaign ="
                    + " :campaign and step = :run group by 1, 2, 3")
            .bind("campaign", campaign)
            .bind("run", run)
            .map((row, context) ->
                new Slice(
                    RecipientState.of(row.getString(1)),
                    row.getInt(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
            .list();
    return of(slices);
  }

  private static Funnel of(List<Slice> slices) {
    Map<RecipientState, Long> states = new LinkedHashMap<>();
    for (RecipientState state : RecipientState.values()) {
      states.put(state, 0L);
    }
    Map<Integer, Long> failures = new TreeMap<>();
    Map<String, Long> exclusions = new TreeMap<>();
    long replied = 0;
    long clicked = 0;
    for (Slice slice : slices) {
      states.merge(slice.state(), slice.all(), Long::sum);
      replied += slice.replied();
      clicked += slice.clicked();
      if (slice.state() == RecipientState.FAILED) {
        failures.merge(slice.code(), slice.all(), Long::sum);
      } else if (slice.state() == RecipientState.EXCLUDED) {
        exclusions.merge(slice.reason().split(":", 2)[0], slice.all(), Long::sum);
      }
    }
    return new Funnel(states, replied, clicked, failures, exclusions);
  }

  long recipients() {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  private long atLeast(RecipientState state) {
    return states.entrySet().stream()
        .filter(e -> e.getKey().rank() >= state.rank() && e.getKey() != RecipientState.EXCLUDED)
        .filter(e -> e.getKey() != RecipientState.FAILED)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipients", recipients());
    Map<String, Long> now = new LinkedHashMap<>();
    states.forEach((state, count) -> now.put(state.word(), count));
    json.put("states", now);
    json.put("sent", atLeast(RecipientState.ACCEPTED));
    json.put("delivered", atLeast(RecipientState.DELIVERED));
    json.put("read", atLeast(RecipientState.READ));
    json.put("replied", replied);
    json.put("clicked", clicked);
    json.put("failures", counts("code", failures));
    json.put("exclusions", counts("reason", exclusions));
    return json;
  }

  static List<Map<String, Object>> counts(String name, Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> Map.<String, Object>of(name, e.getKey(), "count", e.getValue()))
        .toList();
  }
}
