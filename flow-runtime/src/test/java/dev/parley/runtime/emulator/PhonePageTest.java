package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone page in a real browser, with a business that answers by a script. */
class PhonePageTest {
  private static final String ADA = "Ada Okafor";
  private static final String BENNO = "Benno Groß";

  private EchoBusiness business;
  private Browser browser;

  @BeforeEach
  void openThePhone() {
    business = new EchoBusiness();
    browser = Browser.open(business.phoneUrl());
  }

  @AfterEach
  void hangUp() {
    if (browser != null) {
      browser.close();
    }
    business.close();
  }

  @Test
  void a_pizza_is_ordered_by_typing_tapping_and_choosing_from_a_list() {
    browser.choose(ADA);
    browser.find(".empty", "have not written to each other yet");
    browser.picture("empty");
    browser.write("menu");
    browser.find(".row.business", "Pizza time!");
    browser.until("document.querySelector('.row.customer .tick.read')");
    browser.find(".window.is-open", "Window open until");
    browser.picture("wide-light");

    browser.press(".tap[data-option='small']");
    browser.find(".row.business", "You said small");
    assertThat(browser.texts(".row.customer .quote").getLast())
        .contains("Pizzeria Sørensen", "Pizza time! Which size would you like? Small, 25 cm");

    browser.write("list");
    browser.press(".tap", "Toppings");
    assertThat(browser.texts(".sheet .choice-title"))
        .containsExactly("Olives", "Basil", "Mushrooms", "Extra mozzarella", "Gorgonzola");
    browser.picture("wide-sheet");
    browser.press(".choice", "Olives");
    browser.find(".row.business", "You said olives");
    browser.until("!document.querySelector('.sheet[open]')");

    browser.write("typing");
    browser.find("#typing");
    browser.find("#subtitle", "typing…");
    browser.picture("wide-list-chosen");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_button_of_long_ago_can_still_be_tapped() {
    browser.choose(ADA);
    browser.write("menu");
    browser.press(".tap[data-option='small']");
    browser.find(".row.business", "You said small");
    browser.write("something else");
    browser.find(".row.business", "You said something else");
    browser.press(".tap[data-option='large']");
    browser.find(".row.business", "You said large");
    browser.press(".tap[data-option='large']");
    browser.until(
        "[...document.querySelectorAll('.row.business')]"
            + ".filter(row => row.innerText.includes('You said large')).length === 2");

    assertThat(business.server.messages())
        .filteredOn(message -> message.has("context"))
        .hasSize(3)
        .extracting(message -> message.at("/context/id").asString())
        .containsOnly(business.server.messages().getLast().at("/context/id").asString());
  }

  @Test
  void what_a_flow_says_is_text_and_never_markup() {
    String attack = "<img src=x onerror=alert(1)> & <b>bold</b> \"q\" javascript:alert(2)";
    browser.choose(ADA);
    browser.write(attack);
    browser.find(".row.business", attack);

    assertThat(browser.ask("document.querySelectorAll('.log img, .log b, .people b').length"))
        .isEqualTo(0L);
    assertThat(browser.ask("document.querySelectorAll('.log a').length")).isEqualTo(0L);
    assertThat(browser.find(".person[aria-current] .person-last").getText())
        .contains("<img src=x onerror=alert(1)>");
    browser.press("#add");
    browser.type("#join-name", "<script>alert(3)</script>");
    browser.type("#join-username", "eve");
    browser.press(".filled", "Add");
    browser.find("#subtitle", "<script>alert(3)</script>");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void formatting_follows_whatsapps_rules() {
    assertThat(formatted("*b* _i_ ~s~ `c`"))
        .isEqualTo("<strong>b</strong> <em>i</em> <s>s</s> <code>c</code>");
    assertThat(formatted("*_both_*")).isEqualTo("<strong><em>both</em></strong>");
    assertThat(formatted("2*3*4 and snake_case_name")).isEqualTo("2*3*4 and snake_case_name");
    assertThat(formatted("a * not bold * _ nor this_")).isEqualTo("a * not bold * _ nor this_");
    assertThat(formatted("a ** b *open")).isEqualTo("a ** b *open");
    assertThat(formatted("```x *y*```")).isEqualTo("<code class=\"mono\">x *y*</code>");
    assertThat(formatted("one\ntwo")).isEqualTo("one\ntwo");
    assertThat(formatted("- a\n1. b\n> c"))
        .isEqualTo(
            "<span class=\"line bullet\">a</span>"
                + "<span class=\"line numbered\" data-number=\"1.\">b</span>"
                + "<span class=\"line quoted-line\">c</span>");
    assertThat(formatted("see www.example.com/a_b_c, or not"))
        .isEqualTo(
            "see <a href=\"https://www.example.com/a_b_c\" target=\"_blank\""
                + " rel=\"noopener noreferrer nofollow\">www.example.com/a_b_c</a>, or not");
  }

  private String formatted(String text) {
    browser.find("#text");
    return String.valueOf(
        browser.eventually(
            "import('/phone/app/format.js').then(({formatted}) => {"
                + " const box = document.createElement('p');"
                + " box.append(formatted(parameter)); return box.innerHTML; })",
            text));
  }

  @Test
  void the_wide_and_the_narrow_page_look_right_by_day_and_by_night() {
    browser.choose(ADA);
    browser.write("menu");
    browser.press(".tap[data-option='small']");
    browser.write("list");
    browser.press(".tap", "Toppings");
    browser.size(400, 800);
    browser.picture("narrow-sheet-light");
    browser.press(".choice", "Basil");
    browser.find(".row.business", "You said basil");
    browser.picture("narrow-light");
    browser.scheme("dark");
    browser.picture("narrow-dark");
    browser.write("cards");
    browser.find(".row.business", "Vesterbro");
    browser.find(".row.business", "order_update");
    browser.write("trouble");
    browser.find(".row.trouble", "must be at most 20 characters");
    browser.picture("narrow-trouble-dark");
    browser.scheme("light");
    browser.picture("narrow-trouble-light");
    browser.press("#back");
    browser.find(".person", "A message did not get through");
    browser.picture("narrow-people-light");
    browser.press("#add");
    browser.press(".filled", "Add");
    browser.find("#join-problem", "A name has 1 to 60 characters");
    browser.picture("narrow-join-light");
    browser.escape();
    browser.size(1700, 1000);
    browser.scheme("dark");
    browser.find("#subtitle", ADA);
    browser.picture("huge-dark");
    assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
  }

  @Test
  void messages_to_somebody_else_are_counted_until_that_chat_is_opened() {
    browser.choose(BENNO);
    browser.write("menu");
    browser.find(".row.business", "Pizza time!");
    browser.choose(ADA);
    String benno = business.server.messages().getFirst().path("from_user_id").asString();
    business.say(benno, "one");
    business.say(benno, "*two*");
    browser.find(".person .badge", "2");
    assertThat(browser.find(".person", BENNO).getText()).contains("two").doesNotContain("*");
    assertThat(browser.ask("document.title")).isEqualTo("(2) Parley phone");
    browser.picture("unread");

    browser.choose(BENNO);
    browser.find(".row.business", "two");
    browser.until("!document.querySelector('.person .badge')");
    assertThat(browser.ask("document.title")).isEqualTo("Parley phone");
  }

  @Test
  void a_reloaded_page_shows_the_same_chat_again() {
    browser.choose(BENNO);
    browser.write("menu");
    browser.find(".row.business", "Pizza time!");
    browser.reload();
    browser.find("#subtitle", BENNO);
    browser.find(".row.business", "Pizza time!");
    browser.press(".tap", "Not today");
    browser.find(".row.business", "You said none");

    assertThat(browser.ask("document.querySelectorAll('.row').length")).isEqualTo(4L);
    assertThat(browser.texts(".day")).containsExactly("Today");
  }

  @Test
  void a_server_that_is_down_is_told_and_everything_arrives_when_it_is_back() {
    browser.choose(ADA);
    business.server.answer(IntStream.generate(() -> 500).limit(1_000).toArray());
    browser.write("hello?");
    browser.find("#notice", "answered 500. Trying again.");
    assertThat(browser.ask("document.querySelector('.row.customer').dataset.tick"))
        .isEqualTo("sent");
    browser.picture("server-down");
    business.server.recover();
    browser.find(".row.business", "You said hello?");
    browser.until("document.querySelector('#notice').hidden");
    assertThat(browser.ask("document.querySelectorAll('.row.customer').length")).isEqualTo(1L);
  }

  @Test
  void the_page_works_by_keyboard_and_names_its_parts() {
    browser.choose(ADA);
    browser.write("list");
    browser.find(".tap", "Toppings").sendKeys("\n");
    browser.find(".sheet[open]");
    browser.until("document.activeElement.dataset.option === 'olives'");
    browser.escape();
    browser.until("!document.querySelector('.sheet[open]')");
    browser.until("document.activeElement.classList.contains('tap')");

    assertThat(browser.ask("document.querySelector('#log').getAttribute('aria-live')"))
        .isEqualTo("polite");
    assertThat(
            browser.ask(
                "[...document.querySelectorAll('button, input, textarea')].filter(n =>"
                    + " !(n.innerText || n.ariaLabel || n.labels?.length)).length"))
        .isEqualTo(0L);
  }

  @Test
  void a_message_can_be_answered_with_a_quote() {
    browser.choose(ADA);
    browser.write("menu");
    browser.find(".row.business", "Pizza time!");
    browser.ask("document.querySelector('.row.business .answer').click()");
    browser.find("#replying", "Pizza time!");
    browser.write("this one");
    browser.find(".row.customer .quote", "Pizza time!");
    browser.find(".row.business", "You said this one");

    assertThat(business.server.messages().getLast().at("/context/id").asString())
        .startsWith("wamid.");
    assertThat(browser.ask("document.querySelector('#replying').hidden")).isEqualTo(true);
  }
}
