package dev.parley.runtime.contact.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Queries are read, written and refused. */
class QueryParserTest {
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              Catalogue.field("city", Kind.TEXT, List.of()),
              Catalogue.field("visits", Kind.NUMBER, List.of()),
              Catalogue.field("regular", Kind.FLAG, List.of()),
              Catalogue.field("birthday", Kind.DAY, List.of()),
              Catalogue.field("lastOrder", Kind.MOMENT, List.of()),
              Catalogue.field("tier", Kind.CHOICE, List.of("gold", "silver", "half gold")),
              Catalogue.field("label", Kind.TEXT, List.of()),
              Catalogue.field("empty", Kind.TEXT, List.of())));

  private static Condition parse(String query) {
    return QueryParser.parse(query, CATALOGUE);
  }

  @Test
  void what_is_written_reads_as_the_same_again() {
    Draw draw = new Draw(20261201, CATALOGUE.all());
    for (int i = 0; i < 5_000; i++) {
      Condition condition = draw.condition(4);
      String written = Printer.print(condition);
      assertThat(parse(written)).as(written).isEqualTo(condition);
      assertThat(Printer.print(parse(written))).isEqualTo(written);
    }
  }

  @Test
  void a_query_has_one_normal_form() {
    String[][] rows = {
      {
        "City='Pune' AND tier IN (GOLD , \"silver\") and last_seen>30d ago and NOT group=\"staff\"",
        "city = Pune and tier in (gold, silver) and last_seen > 30d ago and not group = staff"
      },
      {
        "(visits >= 3.50) or (visits<-1 or blocked)",
        "visits >= 3.5 or visits < -1 or blocked = true"
      },
      {"city is not empty and not has phone", "has city and phone is empty"},
      {"labels not in (vip) and fields.label = x", "label not in (vip) and fields.label = x"},
      {
        "phone starts with +91 and phone = \"+91 98765-43210\"",
        "phone starts with \"91\" and phone = \"919876543210\""
      },
      {"tier == 'Half Gold'", "tier = \"half gold\""},
      {"city = “São Paulo”", "city = \"São Paulo\""},
      {
        "lastOrder <= 2026-11-30T12:00+05:30 or created >= yesterday",
        "lastOrder <= 2026-11-30T06:30:00Z or created >= yesterday"
      },
      {
        "last_seen < 2weeks ago and birthday < 18y ago", "last_seen < 2w ago and birthday < 18y ago"
      },
      {"fields.empty is empty", "fields.empty is empty"},
      {"not (city = a and city = b) and (city = c)", "not (city = a and city = b) and city = c"},
    };
    for (String[] row : rows) {
      assertThat(Printer.print(parse(row[0]))).isEqualTo(row[1]);
    }
  }

  @Test
  void a_wrong_query_is_refused_with_its_place_and_a_suggestion() {
    String[][] rows = {
      {"", "1", "empty"},
      {"   ", "4", "empty"},
      {"citty = Pune", "1", "Did you mean city?"},
      {"shoe = 42", "1", "no field shoe"},
      {"city = Pune and tier = glod", "24", "Did you mean gold?"},
      {"tier = bronze", "8", "It is one of gold, silver, half gold."},
      {"city", "5", "comes one of"},
      {"city Pune", "6", "compares nothing"},
      {"city like Pune", "6", "Did you mean contains?"},
      {"city is Pune", "6", "to compare, write ="},
      {"city > Pune", "6", "not >"},
      {"city = 411001", "8", "put 411001 in quotes"},
      {"city = \"  \"", "8", "city is empty"},
      {"visits = \"3\"", "10", "without quotes"},
      {"visits = three", "10", "is a number"},
      {"visits > 3d ago", "10", "has no time in it"},
      {"visits contains 3", "8", "not contains"},
      {"regular = yes", "11", "true or false"},
      {"birthday > 2026-02-30", "12", "is a day"},
      {"birthday > 3h ago", "12", "count in d"},
      {"birthday > 2026-11-30T12:00Z", "12", "leave the time out"},
      {"last_seen > 30", "13", "Write 30d ago"},
      {"last_seen > 30d", "16", "ago or from now"},
      {"last_seen > 30d from", "17", "ago or from now"},
      {"last_seen > 30q ago", "13", "q is no time"},
      {"last_seen > 99999d ago", "13", "Nothing is farther"},
      {"last_seen = 30d ago", "11", "hardly ever"},
      {"last_seen > 2026-11-30T12:00", "13", "zone"},
      {"tier in gold", "9", "list in brackets"},
      {"tier in (gold", "14", "comma or the closing bracket"},
      {"tier in ()", "10", "A value is missing"},
      {"(city = a", "10", "bracket at column 1"},
      {"city = a)", "9", "no bracket"},
      {"city = a city = b", "10", "comes and, or"},
      {"city = a and", "13", "A name is missing"},
      {"and city = a", "1", "A name is missing"},
      {"city = and", "8", "put it in quotes"},
      {"city = \"Pune", "8", "no end"},
      {"city = \"a\\qb\"", "10", "\\q means nothing"},
      {"city = a && city = b", "10", "write and"},
      {"phone = \"12ab\"", "9", "digits only"},
      {"city = a\nand citty = b", "5", "Did you mean city?"},
      {"visits = 1" + "0".repeat(400), "10", "too large"},
      {"city = 12ab", "8", "put 12ab in quotes"},
      {"city = 12.ab", "8", "is no number"},
      {"not ".repeat(40) + "blocked", "121", "30 deep"},
    };
    for (String[] row : rows) {
      QueryRefused refused = catchThrowableOfType(QueryRefused.class, () -> parse(row[0]));
      assertThat(refused).as(row[0]).isNotNull();
      assertThat(refused.shown().getFirst())
          .as(row[0])
          .contains(row[2])
          .contains(", column " + row[1] + ")")
          .contains("\n")
          .endsWith("^");
    }
  }

  @Test
  void all_names_and_values_that_are_wrong_are_told_at_once() {
    QueryRefused refused =
        catchThrowableOfType(
            QueryRefused.class, () -> parse("citty = a and tier = glod or visits = x"));
    assertThat(refused.faults()).hasSize(3);
    assertThat(refused.shown().get(1))
        .isEqualTo(
            """
            glod is no tier. Did you mean gold? (line 1, column 22)
            citty = a and tier = glod or visits = x
                                 ^^^^\
            """);
  }

  @Test
  void nothing_that_somebody_writes_breaks_the_reading() {
    Draw draw = new Draw(7, CATALOGUE.all());
    Random random = new Random(7);
    String odd = "()\"'\\=<>!,.%_ \n\t0129-+:TZdand or not in\u0000\ud800é😀&|~";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(Printer.print(draw.condition(2)));
      for (int n = random.nextInt(4); n >= 0 && !text.isEmpty(); n--) {
        int at = random.nextInt(text.length());
        char c = odd.charAt(random.nextInt(odd.length()));
        if (random.nextBoolean()) {
          text.setCharAt(at, c);
        } else {
          text.insert(at, c);
        }
      }
      try {
        Condition read = parse(text.toString());
        assertThat(parse(Printer.print(read))).isEqualTo(read);
      } catch (QueryRefused refused) {
        assertThat(refused.shown()).isNotEmpty();
      }
    }
  }

  @Test
  void a_query_is_said_in_plain_words() {
    assertThat(
            Reading.of(
                parse(
                    "city = Pune and tier in (gold, silver) and last_seen > 30d ago"
                        + " and not group = staff and (phone is empty or visits >= 3)")))
        .isEqualTo(
            "Contacts whose city is \"Pune\" and whose tier is one of \"gold\", \"silver\" and"
                + " whose last message is after 30 days ago and not in the group \"staff\" and"
                + " (of whom no phone number is known or whose visits is at least 3).");
  }
}
