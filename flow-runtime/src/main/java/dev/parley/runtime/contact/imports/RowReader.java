package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactGroups;
import dev.parley.runtime.contact.ContactIntake.Listed;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.contact.consent.ConsentSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file by its plan. */
final class RowReader {
  private static final int MOST_SHOWN = 200;

  private final List<Column> columns;
  private final ImportPlan plan;
  private final Cells cells;
  private final PhoneCells phones;
  private final Place place;

  private record Column(int place, String name, Target target) {}

  /**
   * Where and when a file is read.
   *
   * @param country the account's, by two letters; may be empty
   * @param queried groups whose members a query finds, without case and accents
   * @param author who brings the file
   */
  record Place(String country, ZoneId zone, Set<String> queried, String author, Instant now) {}

  RowReader(ImportPlan plan, FileShape shape, Targets targets, Place place) {
    this.plan = plan;
    this.columns = new ArrayList<>();
    for (int i = 0; i < shape.columns().size(); i++) {
      String name = shape.columns().get(i);
      int at = i;
      Optional.ofNullable(plan.columns().get(name))
          .flatMap(targets::of)
          .ifPresent(target -> columns.add(new Column(at, name, target)));
    }
    this.cells = new Cells(plan, place.zone());
    this.phones = new PhoneCells(plan.country().isEmpty() ? place.country() : plan.country());
    this.place = place;
  }

  ReadRow read(Rows.Row row) {
    Reading reading = new Reading(row);
    for (Column column : columns) {
      reading.take(column);
    }
    return reading.done();
  }

  /** One row, while it is read. */
  private final class Reading {
    private final Rows.Row row;
    private final Map<String, @Nullable Object> known = new LinkedHashMap<>();
    private final Set<String> labels = new LinkedHashSet<>(plan.labels());
    private final Set<String> groups = new LinkedHashSet<>(plan.groups());
    private final List<ConsentEntry.Choice> choices = new ArrayList<>(0);
    private final List<ReadRow.Fault> faults = new ArrayList<>(0);
    private String phone = "";
    private String how = plan.consent().how();
    private String words = plan.consent().words();
    private Optional<Instant> at = Optional.empty();

    Reading(Rows.Row row) {
      this.row = row;
    }

    void take(Column column) {
      String text = Cells.plain(row.cell(column.place()));
      if (text.isEmpty()) {
        return;
      }
      try {
        switch (column.target()) {
          case Target.Usual usual -> usual(usual, text);
          case Target.Custom custom ->
              known.put(custom.field().name(), cells.custom(custom.field(), text));
          case Target.Consented(ConsentPurpose purpose) ->
              choices.add(new ConsentEntry.Choice(purpose, Cells.flag(text)));
        }
      } catch (Wrong wrong) {
        fault(column.place(), column.name(), text, wrong.sentence());
      }
    }

    private void usual(Target.Usual target, String text) throws Wrong {
      switch (target) {
        case PHONE -> phone = phone.isEmpty() ? phones.read(text) : phone;
        case NAME -> known.put("name", Cells.name(joined(text)));
        case LANGUAGE -> known.put("lang", Cells.language(text));
        case TIME_ZONE -> known.put("timeZone", Cells.zone(text));
        case LABELS -> labels.addAll(Cells.words(text));
        case GROUPS -> groups.addAll(named(Cells.words(text)));
        case CONSENT_AT -> at = Optional.of(past(cells.moment(text)));
        case CONSENT_HOW -> how = Cells.text(text);
        case CONSENT_WORDS -> words = Cells.text(text);
      }
    }

    private List<String> named(List<String> found) throws Wrong {
      for (String group : found) {
        if (!place.queried().isEmpty() && place.queried().contains(ContactGroups.folded(group))) {
          throw new Wrong("names a group whose members a query finds: " + group);
        }
      }
      return found;
    }

    /** First and last name stand in two columns often. */
    private String joined(String text) {
      Object before = known.get("name");
      return before == null ? text : before + " " + text;
    }

    private Instant past(Instant moment) throws Wrong {
      if (moment.isAfter(place.now())) {
        throw new Wrong("is in the future");
      }
      return moment;
    }

    private void fault(int place, String column, String said, String message) {
      String shown = said.length() > MOST_SHOWN ? said.substring(0, MOST_SHOWN) + "…" : said;
      faults.add(new ReadRow.Fault(row.line(), place, column, shown, message));
    }

    ReadRow done() {
      if (phone.isEmpty() && faults.isEmpty()) {
        Column column =
            columns.stream()
                .filter(c -> c.target() == Target.Usual.PHONE)
                .findFirst()
                .orElse(new Column(-1, "", Target.Usual.PHONE));
        fault(column.place(), column.name(), "", "is empty: a contact needs a phone number");
      }
      List<ReadRow.Agreed> agreed = agreed();
      return faults.isEmpty()
          ? new ReadRow(
              row.line(),
              Optional.of(new Listed(phone, known, List.copyOf(labels), List.copyOf(groups))),
              agreed,
              faults)
          : new ReadRow(row.line(), Optional.empty(), List.of(), faults);
    }

    private List<ReadRow.Agreed> agreed() {
      if (choices.isEmpty()) {
        return List.of();
      }
      if (how.isEmpty() && choices.stream().anyMatch(ConsentEntry.Choice::given)) {
        fault(-1, "", "", "tells of a consent and not how it came about");
        return List.of();
      }
      Instant when = at.or(RowReader.this::planned).orElse(place.now());
      ConsentEntry.Origin origin =
          ConsentEntry.Origin.of(ConsentSource.IMPORT)
              .by(place.author())
              .said(words, "")
              .about(how);
      return choices.stream().map(choice -> new ReadRow.Agreed(choice, origin, when)).toList();
    }
  }

  private Optional<Instant> planned() {
    try {
      return plan.consent().at().isEmpty()
          ? Optional.empty()
          : Optional.of(cells.moment(plan.consent().at())).filter(at -> !at.isAfter(place.now()));
    } catch (Wrong checkedBefore) {
      return Optional.empty();
    }
  }
}
