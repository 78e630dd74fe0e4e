package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactIntake.Listed;
import dev.parley.runtime.contact.ContactIntake.Policy;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What imports look like in requests and answers. */
final class ImportJson {
  private static final int LONGEST = 10_000;
  private static final int MOST_COLUMNS = 500;
  private static final Shape NUMBER = Shape.whole(0, Long.MAX_VALUE);
  private static final Shape WORDS = Text.of(1, 100).list(200);
  private static final Shape COLUMNS =
      new Shape.Dictionary(
          Pattern.compile(".{1,210}", Pattern.DOTALL), Text.of(0, 60), MOST_COLUMNS);
  private static final Thing PROVENANCE =
      Thing.named("")
          .may("how", Text.of(0, 1_000), "Such as: the form at the till.")
          .may("words", Text.of(0, 2_000), "What people said or ticked, exactly.")
          .may("at", Text.of(0, 40), "When, as a day or a moment.");

  /** A plan, or a part of one. */
  static final Thing CHANGE = planned(Thing.named("ImportPlanChange"));

  static final Thing PLAN = planned(Thing.named("ImportPlan"));

  private static final Thing COUNTS =
      Thing.named("")
          .must("created", NUMBER, "")
          .must("updated", NUMBER, "")
          .must("unchanged", NUMBER, "Who is as the row says already.")
          .must("skipped", NUMBER, "Whom the policy leaves out.")
          .must("bad", NUMBER, "Rows with a cell that is wrong.")
          .must("consents", NUMBER, "Lines that the ledger of consents got.");

  static final Thing IMPORT =
      Thing.named("Import")
          .must("id", Text.id("imp"), "")
          .must("filename", Text.of(0, 400), "")
          .must("bytes", NUMBER, "")
          .must("format", Text.word(List.of("csv", "xlsx")), "")
          .may("encoding", Text.of(1, 40), "Of CSV, as it was found out.")
          .may("delimiter", Text.of(1, 1), "Of CSV, as it was found out.")
          .must("names", Text.of(1, 210).list(MOST_COLUMNS), "The columns' names.")
          .must("plan", PLAN, "What the columns mean, and what is done with the rows.")
          .must("state", Text.word(Import.State.words()), "")
          .may("detail", Text.of(1, 2_000), "Why it failed.")
          .must("rows", NUMBER, "How many the file has.")
          .must("done", NUMBER, "How many of them are done.")
          .must("counts", COUNTS, "What became of those, or would after a check.")
          .must("author", Text.of(1, 60), "The user or key that brought it.")
          .must("createdAt", Text.moment(), "");

  private static final Thing FAULT =
      Thing.named("")
          .must("line", NUMBER, "")
          .may("column", Text.of(1, LONGEST), "")
          .may("value", Text.of(1, LONGEST), "")
          .must("message", Text.of(1, LONGEST), "");

  /** How a row is understood. */
  static final Thing ROW =
      Thing.named("ImportRow")
          .must("line", NUMBER, "")
          .may("phone", Text.of(1, 20), "Digits with the country's code.")
          .may(
              "contact",
              new Shape.Dictionary(Pattern.compile(".*", Pattern.DOTALL), Shape.any(), LONGEST),
              "What it says of the contact besides.")
          .may("labels", Text.of(1, 100).list(LONGEST), "")
          .may("groups", Text.of(1, 100).list(LONGEST), "")
          .may("consents", Text.of(1, 60).list(10), "Such as marketing granted.")
          .must("errors", FAULT.list(LONGEST), "");

  private ImportJson() {}

  private static Thing planned(Thing plan) {
    return plan.may(
            "columns",
            COLUMNS,
            "What a column means, by its name: phone, name, language, timeZone, labels, groups,"
                + " fields.NAME, consent.marketing, consent.utility, consent.at, consent.how,"
                + " consent.words. Others are left alone.")
        .may(
            "policy",
            Text.word(Arrays.stream(Policy.values()).map(ImportPlan::word).toList()),
            "upsert adds and changes, create adds only, update changes only.")
        .may(
            "country",
            Text.like("([A-Z]{2})?", "is a country such as IN", 2),
            "Whose numbers have no prefix; the account's if empty.")
        .may(
            "days",
            Text.word(Arrays.stream(ImportPlan.Days.values()).map(ImportPlan.Days::word).toList()),
            "How days are written that are not like 2026-11-30.")
        .may("decimals", Text.word(List.of("point", "comma")), "What stands before decimals.")
        .may("labels", WORDS, "Everybody gets these.")
        .may("groups", WORDS, "Everybody gets into these.")
        .may("consent", PROVENANCE, "How consents came about, where a row does not say.");
  }

  static Map<String, Object> of(Import of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", of.id());
    json.put("filename", of.file().name());
    json.put("bytes", of.file().bytes());
    json.put("format", of.shape().format().word());
    if (of.shape().format() == FileShape.Format.CSV) {
      json.put("encoding", of.shape().encoding().name());
      json.put("delimiter", String.valueOf(of.shape().delimiter()));
    }
    json.put("names", of.shape().columns());
    json.put("plan", of.plan().json());
    json.put("state", of.state().word());
    put(json, "detail", of.detail());
    json.put("rows", of.shape().rows());
    json.put("done", of.progress().position());
    json.put("counts", counts(of.progress().counts()));
    json.put("author", of.author());
    json.put("createdAt", of.created().toString());
    return json;
  }

  private static Map<String, Object> counts(Import.Counts counts) {
    return Shape.of(
        "created", counts.added(),
        "updated", counts.changed(),
        "unchanged", counts.unchanged(),
        "skipped", counts.skipped(),
        "bad", counts.bad(),
        "consents", counts.consents());
  }

  static Map<String, Object> of(ReadRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", row.line());
    row.listed().ifPresent(listed -> listed(json, listed));
    if (!row.agreed().isEmpty()) {
      json.put("consents", row.agreed().stream().map(each -> word(each.choice())).toList());
    }
    json.put("errors", row.faults().stream().map(ImportJson::of).toList());
    return json;
  }

  private static void listed(Map<String, Object> json, Listed listed) {
    json.put("phone", listed.phone());
    Map<String, @Nullable Object> known = new LinkedHashMap<>(listed.fields());
    Object language = known.remove("lang");
    if (language != null) {
      known.put("language", language);
    }
    json.put("contact", known);
    json.put("labels", new ArrayList<>(listed.labels()));
    json.put("groups", new ArrayList<>(listed.groups()));
  }

  private static String word(ConsentEntry.Choice choice) {
    return choice.purpose().word() + (choice.given() ? " granted" : " withdrawn");
  }

  private static Map<String, Object> of(ReadRow.Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", fault.line());
    put(json, "column", fault.column());
    put(json, "value", fault.said());
    json.put("message", fault.message());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
