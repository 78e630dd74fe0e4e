package dev.parley.flow.check;

import static dev.parley.flow.check.Findings.doing;
import static dev.parley.flow.check.Findings.find;
import static dev.parley.flow.check.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What WhatsApp takes: lengths, counts, ids, titles. */
class LimitsCheckedTest {
  private static final String SAY = "{'type':'say','text':'%s'}";

  private static String choose(String more, String... options) {
    return "{'type':'choose','save':'c','text':'?'%s,'options':[%s]}"
        .formatted(more, String.join(",", options));
  }

  private static String option(String id, String title, String more) {
    return "{'id':'%s','title':'%s'%s}".formatted(id, title, more);
  }

  private static String[] options(int count, String more) {
    return IntStream.range(0, count)
        .mapToObj(i -> option("o" + i, "Option " + i, more))
        .toArray(String[]::new);
  }

  private static String x(int length) {
    return "x".repeat(length);
  }

  @Test
  void a_text_has_4096_characters_at_most_and_is_not_empty() {
    assertThat(find("FLW3401", doing(SAY.formatted(x(4096))))).isEmpty();
    assertThat(find("FLW3401", doing(SAY.formatted(x(4097)))))
        .containsExactly("E /steps/0/do/0/text: 4097 characters, and WhatsApp takes 4096 here");
    assertThat(find("FLW3401", doing(SAY.formatted(" "))))
        .containsExactly("E /steps/0/do/0/text: WhatsApp takes no empty text here");
  }

  @Test
  void lengths_count_characters_and_not_utf_16_units() {
    assertThat(find("FLW3401", doing(SAY.formatted("🍕".repeat(4096))))).isEmpty();
  }

  @Test
  void a_choices_text_has_1024_characters_at_most_unless_it_is_plain_text() {
    String longer = choose("", option("a", "A", "")).replace("'?'", "'" + x(1025) + "'");
    assertThat(find("FLW3401", doing(longer))).hasSize(1);
    assertThat(find("FLW3401", doing(longer.replace("'save'", "'as':'text','save'")))).isEmpty();
  }

  @Test
  void header_and_footer_have_60_characters_and_need_a_link_in_a_say() {
    String link = "{'type':'say','text':'t','header':'%s','cta':{'label':'l','url':'u'}}";
    assertThat(find("FLW3402", doing(link.formatted(x(60))))).isEmpty();
    assertThat(find("FLW3402", doing(link.formatted(x(61))))).hasSize(1);
    assertThat(find("FLW3412", doing("{'type':'say','text':'t','footer':'f'}")))
        .containsExactly(
            "E /steps/0/do/0/footer: a plain text has neither header nor footer on WhatsApp");
  }

  @Test
  void a_buttons_title_has_20_characters_and_a_rows_24() {
    assertThat(find("FLW3403", doing(choose("", option("a", x(20), ""))))).isEmpty();
    assertThat(find("FLW3403", doing(choose("", option("a", x(21), "")))))
        .containsExactly(
            "E /steps/0/do/0/options/0/title: 21 characters, and WhatsApp takes 20 here");
    assertThat(find("FLW3403", doing(choose(",'as':'list'", option("a", x(24), ""))))).isEmpty();
    assertThat(find("FLW3403", doing(choose(",'as':'list'", option("a", x(25), ""))))).hasSize(1);
    assertThat(find("FLW3403", doing(choose(",'as':'text'", option("a", x(99), ""))))).isEmpty();
  }

  @Test
  void a_title_that_may_be_a_button_or_a_row_should_fit_both() {
    String[] four = options(4, ",'when':'1'");
    four[0] = option("a", x(22), ",'when':'1'");
    assertThat(find("FLW3403", doing(choose("", four))))
        .containsExactly(
            "W /steps/0/do/0/options/0/title: this can be 22 characters long, and WhatsApp takes 20"
                + " here");
  }

  @Test
  void the_longest_member_of_an_enum_counts() {
    String size = "'variables':[{'name':'size','type':'enum(s, extra_extra_large)'}],";
    assertThat(find("FLW3403", with(size, choose("", option("a", "Pick ${size}", "")))))
        .containsExactly(
            "W /steps/0/do/0/options/0/title: this can be 22 characters long, and WhatsApp takes 20"
                + " here");
    assertThat(find("FLW3403", with(size, choose("", option("a", "I ${size}", ""))))).isEmpty();
  }

  @Test
  void a_number_counts_as_far_as_its_checks_bound_it() {
    String ask =
        "{'type':'ask','save':'n','valueType':'int','text':'?','checks':["
            + "{'js':'n >= 1 && n <= %s','else':'no'}]}";
    String title = choose("", option("a", "Order ${n} pizzas now", ""));
    assertThat(find("FLW3403", doing(ask.formatted("999"), title))).isEmpty();
    assertThat(find("FLW3403", doing(ask.formatted("1000"), title))).hasSize(1);
    assertThat(find("FLW3403", doing(ask.formatted("n"), title))).isEmpty();
  }

  @Test
  void the_longer_side_of_a_condition_counts() {
    String title = "${contact.vip ? ´%s´ : ´b´} more";
    assertThat(find("FLW3403", doing(choose("", option("a", title.formatted(x(15)), "")))))
        .isEmpty();
    assertThat(find("FLW3403", doing(choose("", option("a", title.formatted(x(16)), "")))))
        .singleElement()
        .asString()
        .startsWith("W");
  }

  @Test
  void a_list_has_ten_rows_and_buttons_are_three() {
    assertThat(find("FLW3404", doing(choose("", options(10, ""))))).isEmpty();
    assertThat(find("FLW3404", doing(choose("", options(11, "")))))
        .containsExactly("E /steps/0/do/0/options: 11 options, and WhatsApp shows 10 options");
    assertThat(find("FLW3404", doing(choose("", options(11, ",'when':'1'")))))
        .containsExactly(
            "W /steps/0/do/0/options: up to 11 options, and WhatsApp shows 10 options");
    assertThat(find("FLW3404", doing(choose(",'as':'buttons'", options(4, "")))))
        .containsExactly("E /steps/0/do/0/options: 4 options, and WhatsApp shows 3 reply buttons");
  }

  @Test
  void names_that_make_an_id_too_long_are_an_error() {
    String id = IntStream.range(0, 250).mapToObj(i -> "a").collect(Collectors.joining());
    assertThat(find("FLW3405", doing(choose("", option(id, "A", ""))))).hasSize(1);
    assertThat(find("FLW3405", doing(choose("", option("a", "A", ""))))).isEmpty();
  }

  @Test
  void two_buttons_with_one_title_are_an_error_and_two_rows_a_warning() {
    assertThat(find("FLW3406", doing(choose("", option("a", "Yes", ""), option("b", "yés", "")))))
        .containsExactly("E /steps/0/do/0/options/1/title: two options are called `yés`");
    assertThat(
            find(
                "FLW3406",
                doing(choose(",'as':'list'", option("a", "Yes", ""), option("b", "Yes", "")))))
        .singleElement()
        .asString()
        .startsWith("W");
    assertThat(find("FLW3406", doing(choose("", option("a", "Yes", ""), option("b", "No", "")))))
        .isEmpty();
  }
}
