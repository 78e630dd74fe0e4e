package dev.parley.runtime.campaign;

import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.outbox.Beginnings;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells what a campaign would do if it began now, and sends nothing. */
final class Preview {
  private static final int PIECE = 2_000;
  private static final int SHOWN = 100;

  private final Footing on;
  private final Crowd crowd;
  private final Outbox outbox;
  private final Path folder;

  /**
   * A look ahead.
   *
   * @param folder where the operator's table of prices is, if there is one
   */
  Preview(Footing on, Crowd crowd, Outbox outbox, Path folder) {
    this.on = on;
    this.crowd = crowd;
    this.outbox = outbox;
    this.folder = folder;
  }

  private static final class Sums {
    // So much memory a recipient is needed to count nobody twice: the contact's number.
    final Set<Long> seen = new HashSet<>();
    final Map<String, Long> exclusions = new TreeMap<>();
    final Map<String, Long> countries = new TreeMap<>();
    final List<Map<String, Object>> faults = new ArrayList<>();
    long recipients;
    long messages;
    long strangers;
  }

  Map<String, Object> of(Campaign campaign) {
    Sums sums = new Sums();
    String place = "";
    while (!place.equals(Crowd.END)) {
      Crowd.Piece piece = crowd.piece(campaign.account(), campaign.plan().audience(), place, PIECE);
      on.store().read(campaign.account(), estate -> add(sums, estate, campaign, piece));
      place = piece.next();
    }
    Purpose purpose =
        on.store().read(campaign.account(), estate -> Aim.of(estate, campaign.plan()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipients", sums.recipients);
    json.put("messages", sums.messages);
    json.put("strangers", sums.strangers);
    json.put("purpose", purpose.name().toLowerCase(Locale.ROOT));
    json.put("exclusions", Funnel.counts("reason", sums.exclusions));
    json.put("faults", sums.faults);
    cost(json, sums.countries, purpose);
    json.putAll(time(campaign, sums.messages));
    return json;
  }

  private boolean add(Sums sums, Estate estate, Campaign campaign, Crowd.Piece piece) {
    List<Contact> people =
        piece.people().stream().filter(contact -> sums.seen.add(contact.number())).toList();
    Map<String, Exclusion> excluded = Exclusion.of(estate, campaign, people, on.time().now());
    sums.recipients += people.size() + piece.phones().size();
    // Whoever has these numbers may be known; what is known of them is asked when it begins.
    sums.strangers += piece.phones().size();
    sums.messages += piece.phones().size();
    piece.phones().forEach(phone -> sums.countries.merge(Prices.country(phone), 1L, Long::sum));
    for (Contact contact : people) {
      Exclusion why = excluded.get(contact.id());
      List<String> faults = why == null ? faults(campaign.plan(), contact) : List.of();
      if (why != null || !faults.isEmpty()) {
        String reason = (why == null ? Exclusion.PARAMETERS : why).word();
        sums.exclusions.merge(reason, 1L, Long::sum);
      } else {
        sums.messages++;
        sums.countries.merge(contact.phone().map(Prices::country).orElse("ZZ"), 1L, Long::sum);
      }
      if (!faults.isEmpty() && sums.faults.size() < SHOWN) {
        sums.faults.add(Map.of("contact", contact.id(), "message", String.join(" ", faults)));
      }
    }
    return true;
  }

  private static List<String> faults(Plan plan, Contact contact) {
    return plan.arms().stream()
        .flatMap(arm -> Handing.faults(Blanks.fill(arm, contact), contact).stream())
        .distinct()
        .toList();
  }

  private void cost(Map<String, Object> json, Map<String, Long> countries, Purpose purpose) {
    Prices prices = Prices.in(folder);
    String category = purpose.name().toLowerCase(Locale.ROOT);
    Map<String, BigDecimal> totals = new TreeMap<>();
    List<Map<String, Object>> costs = new ArrayList<>();
    countries.forEach((country, messages) -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("country", country);
      row.put("category", category);
      row.put("messages", messages);
      prices
          .of(country, category)
          .ifPresent(price -> {
            BigDecimal amount = price.amount().multiply(BigDecimal.valueOf(messages));
            row.put("currency", price.currency());
            row.put("price", price.amount().toPlainString());
            row.put("amount", amount.toPlainString());
            totals.merge(price.currency(), amount, BigDecimal::add);
          });
      costs.add(row);
    });
    json.put("costs", costs);
    json.put(
        "total",
        totals.entrySet().stream()
            .map(e -> Map.of("currency", e.getKey(), "amount", e.getValue().toPlainString()))
            .toList());
    json.put("examplePrices", prices.example());
  }

  /** At the number's pace, and with as many new customers a day as Meta lets the business have. */
  private Map<String, Object> time(Campaign campaign, long messages) {
    Instant now = on.time().now();
    int number = outbox.perSecond(campaign.account().value(), campaign.channel());
    int wanted = campaign.plan().limits().perSecond().orElse(Integer.MAX_VALUE);
    int pace = number == 0 ? wanted : Math.min(number, wanted);
    Beginnings.Room room =
        on.store().read(handle -> outbox.room(handle, campaign.account().value(), now));
    long beyond = Math.max(0, messages - room.left());
    long days = beyond == 0 || room.most() == 0 ? 0 : (beyond + room.most() - 1) / room.most();
    Duration sending =
        pace == Integer.MAX_VALUE ? Duration.ZERO : Duration.ofMillis(messages * 1_000 / pace);
    Duration waiting = Duration.ofDays(days);
    Instant begins = campaign.plan().schedule().first(now);
    Map<String, Object> json = new LinkedHashMap<>();
    if (pace != Integer.MAX_VALUE) {
      json.put("perSecond", pace);
    }
    if (room.most() != Long.MAX_VALUE) {
      json.put("customersADay", room.most());
    }
    json.put("endsAt", begins.plus(waiting.compareTo(sending) > 0 ? waiting : sending).toString());
    return json;
  }
}
