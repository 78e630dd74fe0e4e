package dev.parley.runtime.contact.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the query language says what is so. */
class ReferenceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("parley.root", "..")).resolve("docs/contacts.md");
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              Catalogue.field("city", Kind.TEXT, List.of()),
              Catalogue.field("visits", Kind.NUMBER, List.of()),
              Catalogue.field("birthday", Kind.DAY, List.of()),
              Catalogue.field("last_order", Kind.MOMENT, List.of()),
              Catalogue.field("tier", Kind.CHOICE, List.of("gold", "silver"))));

  @Test
  void its_examples_are_read() throws IOException {
    String page = Files.readString(PAGE);
    List<String> examples =
        Pattern.compile("(?ms)^```query\n(.*?)^```$")
            .matcher(page)
            .results()
            .map(match -> match.group(1).strip())
            .toList();
    assertThat(examples).hasSizeGreaterThan(6);
    for (String example : examples) {
      Condition read = QueryParser.parse(example, CATALOGUE);
      assertThat(QueryParser.parse(Printer.print(read), CATALOGUE)).isEqualTo(read);
    }
  }

  @Test
  void it_names_everything_that_can_be_asked_about_and_every_operator() throws IOException {
    String page = Files.readString(PAGE);
    for (Attribute attribute : Catalogue.of(List.of()).all()) {
      assertThat(page).contains("`" + attribute.name() + "`");
    }
    for (Kind kind : Kind.values()) {
      for (String operator : kind.operators()) {
        assertThat(page).contains("`" + operator + "`");
      }
    }
  }

  @Test
  void its_wrong_query_is_answered_as_it_says() throws IOException {
    QueryRefused refused =
        catchThrowableOfType(
            QueryRefused.class,
            () -> QueryParser.parse("citty = \"Pune\" and tier = glod", CATALOGUE));
    assertThat(Files.readString(PAGE)).contains("```text\n" + refused.shown().getFirst() + "\n```");
  }
}
