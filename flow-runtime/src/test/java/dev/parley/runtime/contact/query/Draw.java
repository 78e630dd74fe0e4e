package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws queries. */
public final class Draw {
  /** Words that contacts and queries have, some of which are the same but for case and accents. */
  public static final List<String> WORDS =
      List.of(
          "Pune",
          "pune",
          "PUNE ",
          "São Paulo",
          "sao paulo",
          "100%",
          "a_b",
          "back\\slash",
          "quo\"te",
          "line\nbreak",
          "ठाणे",
          "and",
          "true",
          "Zürich",
          "x".repeat(150) + "y",
          "x".repeat(170) + "y",
          "x".repeat(170) + "z",
          "😀 smile",
          "2026-11-30",
          "12");

  private final Random random;
  private final List<Attribute> attributes;

  /** With these attributes. */
  public Draw(long seed, List<Attribute> attributes) {
    this.random = new Random(seed);
    this.attributes = attributes;
  }

  /** A query with so many levels at most. */
  public Condition condition(int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(10);
    return switch (kind) {
      case 0, 1 -> Condition.all(several(depth));
      case 2, 3 -> Condition.some(several(depth));
      case 4 -> new Condition.Not(condition(depth - 1));
      default -> leaf(one(attributes));
    };
  }

  private List<Condition> several(int depth) {
    return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> condition(depth - 1)).toList();
  }

  private Condition leaf(Attribute attribute) {
    String operator = one(with(attribute.kind().operators(), "has"));
    return switch (operator) {
      case "has" -> new Condition.Has(attribute);
      case "contains" -> new Condition.Contains(attribute, word(attribute, true));
      case "starts with" -> new Condition.Starts(attribute, word(attribute, true));
      case "in" ->
          new Condition.OneOf(
              attribute,
              IntStream.range(0, 1 + random.nextInt(3))
                  .mapToObj(i -> value(attribute, Relation.IS))
                  .distinct()
                  .toList());
      default -> {
        Relation relation = Relation.of(operator).orElseThrow();
        yield new Condition.Compare(attribute, relation, value(attribute, relation));
      }
    };
  }

  private static List<String> with(List<String> all, String more) {
    List<String> longer = new ArrayList<>(all);
    longer.add(more);
    return longer;
  }

  private String word(Attribute attribute, boolean part) {
    if (attribute.kind() == Kind.PHONE) {
      String phone = "9198765432" + (10 + random.nextInt(30));
      return part ? phone.substring(0, 1 + random.nextInt(11)) : phone;
    }
    String word = one(WORDS);
    if (part) {
      int end = word.offsetByCodePoints(0, 1 + random.nextInt(Math.min(3, word.length() - 1)));
      return word.substring(0, end).isBlank() ? word : word.substring(0, end);
    }
    return word;
  }

  private Value value(Attribute attribute, Relation relation) {
    return switch (attribute.kind()) {
      case TEXT, WORDS, GROUP, PHONE -> new Value.Word(word(attribute, false));
      case CHOICE -> new Value.Word(one(attribute.words()));
      case NUMBER -> new Value.Amount(new BigDecimal(one(List.of("-1.5", "0", "3", "1200.50"))));
      case FLAG -> new Value.Flag(random.nextBoolean());
      case DAY ->
          random.nextBoolean() ? day() : new Value.Apart(random.nextInt(5), unit(2), past());
      case MOMENT -> {
        boolean same = relation == Relation.IS || relation == Relation.IS_NOT;
        yield same || random.nextInt(3) == 0 ? day() : moment();
      }
    };
  }

  private Value day() {
    return random.nextInt(4) == 0
        ? new Value.Named(one(List.of(Value.Name.TODAY, Value.Name.YESTERDAY, Value.Name.TOMORROW)))
        : new Value.Day(LocalDate.of(2026, 11, 24 + random.nextInt(7)));
  }

  private Value moment() {
    return random.nextBoolean()
        ? new Value.Moment(Instant.parse("2026-11-2" + (5 + random.nextInt(5)) + "T10:30:00Z"))
        : new Value.Apart(random.nextInt(5), unit(0), past());
  }

  private Value.Unit unit(int from) {
    Value.Unit[] units = Value.Unit.values();
    return units[from + random.nextInt(units.length - from)];
  }

  private boolean past() {
    return random.nextBoolean();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
