package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactGroups;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with plans before any row is read. */
final class PlanCheck {
  private static final Set<Target.Usual> JOINED =
      Set.of(Target.Usual.NAME, Target.Usual.LABELS, Target.Usual.GROUPS, Target.Usual.PHONE);

  private final Targets targets;
  private final Set<String> queried;

  /**
   * For one account.
   *
   * @param queried the folded names of its groups that have a query
   */
  PlanCheck(Targets targets, Set<String> queried) {
    this.targets = targets;
    this.queried = queried;
  }

  /** What the columns of a file most likely mean. */
  Map<String, String> guess(FileShape shape) {
    Map<String, String> columns = new LinkedHashMap<>();
    Set<Target> taken = new HashSet<>();
    for (String column : shape.columns()) {
      Optional<Target> target = targets.guess(column);
      if (target.isPresent() && (taken.add(target.get()) || joins(target.get()))) {
        columns.put(column, target.get().word());
      }
    }
    return columns;
  }

  /** What a profile says of the columns that a file has. */
  static Map<String, String> of(ImportPlan profile, FileShape shape) {
    Map<String, String> folded = new LinkedHashMap<>();
    profile.columns().forEach((name, word) -> folded.put(Targets.folded(name), word));
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : shape.columns()) {
      String word = profile.columns().getOrDefault(column, folded.get(Targets.folded(column)));
      if (word != null) {
        columns.put(column, word);
      }
    }
    return columns;
  }

  private static boolean joins(Target target) {
    return target instanceof Target.Usual usual && JOINED.contains(usual);
  }

  /**
   * Refuses a plan that says what is not so.
   *
   * @param shape the file it is for; empty for one that is to come
   * @throws Problem 400 with each fault
   */
  void refuse(ImportPlan plan, Optional<FileShape> shape) {
    List<FieldError> faults = new ArrayList<>();
    Set<Target> taken = new HashSet<>();
    plan.columns()
        .forEach((column, word) -> {
          String at = "/columns/" + column.replace("~", "~0").replace("/", "~1");
          Optional<Target> target = targets.of(word);
          if (shape.isPresent() && !shape.get().columns().contains(column)) {
            faults.add(new FieldError(at, "is no column of the file"));
          } else if (target.isEmpty()) {
            faults.add(new FieldError(at, "is none of " + String.join(", ", targets.words())));
          } else if (!taken.add(target.get()) && !joins(target.get())) {
            faults.add(new FieldError(at, "is what another column is already"));
          }
        });
    for (int i = 0; i < plan.groups().size(); i++) {
      if (queried.contains(ContactGroups.folded(plan.groups().get(i)))) {
        faults.add(new FieldError("/groups/" + i, "is a group whose members a query finds"));
      }
    }
    checkMoment(plan, faults);
    if (!faults.isEmpty()) {
      throw Problem.badValues(faults);
    }
  }

  private static void checkMoment(ImportPlan plan, List<FieldError> faults) {
    if (!plan.consent().at().isEmpty()) {
      try {
        var unused = new Cells(plan, ZoneOffset.UTC).moment(plan.consent().at());
      } catch (Wrong wrong) {
        faults.add(new FieldError("/consent/at", wrong.sentence()));
      }
    }
  }

  /**
   * Refuses to begin with a plan that says too little.
   *
   * @throws Problem 409 with what is missing
   */
  void mustBegin(ImportPlan plan) {
    Map<Target.Usual, String> usual = new EnumMap<>(Target.Usual.class);
    boolean consents = false;
    for (Map.Entry<String, String> column : plan.columns().entrySet()) {
      switch (targets.of(column.getValue()).orElse(null)) {
        case Target.Usual known -> usual.put(known, column.getKey());
        case Target.Consented consented -> consents = true;
        case Target.Custom custom -> {}
        case null ->
            throw Problem.conflict(
                "The column "
                    + column.getKey()
                    + " means "
                    + column.getValue()
                    + ", which is no longer there: change the plan.");
      }
    }
    if (!usual.containsKey(Target.Usual.PHONE)) {
      throw Problem.conflict(
          "No column is the phone number: say which one is, as columns {\"…\": \"phone\"}.");
    }
    if (consents
        && !usual.containsKey(Target.Usual.CONSENT_HOW)
        && plan.consent().how().isEmpty()) {
      throw Problem.conflict(
          "A column tells of consents, and nothing tells how they came about: name a column as"
              + " consent.how, or say it for all rows as consent {\"how\": \"…\"}; or leave the"
              + " column out.");
    }
  }
}
