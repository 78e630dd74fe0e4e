package dev.parley.runtime.campaign;

import dev.parley.runtime.store.Estate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
      RecipientState state,
      int code,
      String reason,
      int arm,
      long all,
      long replied,
      long clicked) {}

  /** How a run of a campaign stands now. */
  static Funnel of(Estate estate, String campaign, int run) {
    return of(slices(estate, campaign, run));
  }

  /** The same for each of its templates, of those who have been written to. */
  static SortedMap<Integer, Funnel> arms(Estate estate, String campaign, int run) {
    Map<Integer, List<Slice>> slices =
        slices(estate, campaign, run).stream()
            .filter(slice -> slice.state() != RecipientState.PLANNED)
            .filter(slice -> slice.state() != RecipientState.EXCLUDED)
            .collect(Collectors.groupingBy(Slice::arm));
    SortedMap<Integer, Funnel> arms = new TreeMap<>();
    slices.forEach((arm, some) -> arms.put(arm, of(some)));
    return arms;
  }

  /** Which template did best; the first of several that did equally well. */
  static int winner(SortedMap<Integer, Funnel> arms, Limits.Winning winning) {
    int best = 0;
    double most = -1;
    for (Map.Entry<Integer, Funnel> arm : arms.entrySet()) {
      Funnel funnel = arm.getValue();
      double share = funnel.count(winning) / (double) Math.max(1, funnel.recipients());
      if (share > most) {
        most = share;
        best = arm.getKey();
      }
    }
    return best;
  }

  private long count(Limits.Winning winning) {
    return switch (winning) {
      case DELIVERED -> atLeast(RecipientState.DELIVERED);
      case READ -> atLeast(RecipientState.READ);
      case REPLIED -> replied;
      case CLICKED -> clicked;
    };
  }

  private static List<Slice> slices(Estate estate, String campaign, int run) {
    return estate
        .query(
            "select state, coalesce(code, 0) code, case when state = 'excluded' then reason else ''"
                + " end reason, arm, count(*) number, count(replied) replied, count(clicked)"
                + " clicked from campaign_recipient where account = :account and campaign ="
                + " :campaign and step = :run group by 1, 2, 3, 4")
        .bind("campaign", campaign)
        .bind("run", run)
        .map((row, context) ->
            new Slice(
                RecipientState.of(row.getString(1)),
                row.getInt(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)))
        .list();
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

  Map<String, Object> json(SortedMap<Integer, Funnel> arms) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipients", recipients());
    Map<String, Long> now = new LinkedHashMap<>();
    states.forEach((state, count) -> now.put(state.word(), count));
    json.put("states", now);
    sums(json);
    json.put("failures", counts("code", failures));
    json.put("exclusions", counts("reason", exclusions));
    json.put(
        "arms",
        arms.entrySet().stream()
            .map(e -> {
              Map<String, Object> arm = new LinkedHashMap<>();
              arm.put("arm", e.getKey());
              e.getValue().sums(arm);
              arm.put("failed", e.getValue().states().getOrDefault(RecipientState.FAILED, 0L));
              return arm;
            })
            .toList());
    return json;
  }

  private void sums(Map<String, Object> json) {
    json.put("sent", atLeast(RecipientState.ACCEPTED));
    json.put("delivered", atLeast(RecipientState.DELIVERED));
    json.put("read", atLeast(RecipientState.READ));
    json.put("replied", replied);
    json.put("clicked", clicked);
  }

  static List<Map<String, Object>> counts(String name, Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> Map.<String, Object>of(name, e.getKey(), "count", e.getValue()))
        .toList();
  }
}
