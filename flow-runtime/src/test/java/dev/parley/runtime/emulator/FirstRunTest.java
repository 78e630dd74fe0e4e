package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** What somebody does who has just started the product: orders a pizza on the phone page. */
class FirstRunTest {
  private static final String ADA = "Ada Okafor";
  private static final String BENNO = "Benno Groß";
  private static final Path EXAMPLES =
      Path.of(System.getProperty("parley.root", "..")).resolve("examples");

  @TempDir Path folder;
  private Serving server;
  private Browser browser;

  @AfterEach
  void leave() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private void open(String bot) {
    server = Serving.start(EXAMPLES.resolve(bot), folder.resolve("data"));
    browser = Browser.open(server.phone());
  }

  @Test
  void a_whole_pizza_is_ordered_with_a_wrong_answer_on_the_way() throws InterruptedException {
    open("pizza");
    browser.choose(ADA);
    browser.picture("pizza-1-empty");
    browser.write("pizza");
    browser.find(".row.business", "Hi, Ada Okafor! 🍕 Welcome to Napoli.");
    browser.find(".row.business", "What's your name?");
    browser.until("document.querySelector('.row.customer .tick.delivered')");
    browser.write("A");
    browser.find(".row.business", "At least two letters, please");
    browser.write("Ada");
    browser.find(".row.business", "Which size, Ada?");
    browser.picture("pizza-2-sizes");
    browser.press(".tap", "Large · ₹40");
    browser.find(".row.business", "How many? (1 to 5)");

    somebodyElseComesIn();

    browser.write("a lot");
    browser.find(".row.business", "Just a number, please: 1, 2, 3, 4 or 5.");
    browser.write("3");
    browser.find(".row.business", "You get 10 % off! 🎉");
    WebElement question = browser.find(".row.business", "3 × LARGE for ₹108.00. Order?");
    assertThat(question.getText()).contains("Order ✅", "Change ✏️", "Cancel");
    browser.picture("pizza-3-confirm");
    browser.press(".tap", "Order ✅");
    WebElement confirmed = browser.find(".row.business", "is confirmed! 🎉");
    assertThat(confirmed.getText())
        .containsPattern("Order A\\d{4} is confirmed")
        .contains("They are in the oven now and will be with you in 35 min");
    browser.until("document.querySelectorAll('.row.customer .tick.delivered').length === 7");
    theOrderLooksRight();
    assertThat(browser.complaints()).isEmpty();

    server.stop();
    assertThat(server.said.getFirst()).startsWith("Parley is ready (");
    assertThat(server.said).as("nothing went wrong on the way").hasSize(5);
  }

  private void somebodyElseComesIn() {
    browser.choose(BENNO);
    browser.write("hello");
    browser.find(".row.business", "Hi, Benno Groß! 🍕");
    browser.choose(ADA);
    assertThat(browser.texts(".row.business").getLast()).contains("How many? (1 to 5)");
  }

  private void theOrderLooksRight() {
    browser.picture("pizza-4-confirmed-wide-light");
    browser.scheme("dark");
    browser.picture("pizza-4-confirmed-wide-dark");
    browser.size(390, 780);
    browser.picture("pizza-4-confirmed-narrow-dark");
    browser.scheme("light");
    browser.picture("pizza-4-confirmed-narrow-light");
    assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void a_list_opens_as_a_sheet_and_the_bot_hears_what_was_chosen() {
    open("faq");
    browser.choose(BENNO);
    browser.find("#business-name", "Questions and answers");
    browser.press(".hello");
    browser.find(".row.business", "Welcome to the Corner Bookshop 📚");
    browser.press(".tap", "Topics");
    assertThat(browser.texts(".sheet .choice-title"))
        .containsExactly("Orders 📦", "The shop 🏠", "Something else 🙋");
    browser.picture("faq-sheet");
    browser.press(".choice", "Orders 📦");
    browser.find(".row.business", "Orders: what would you like to know?");
    assertThat(browser.texts(".row.customer").getLast()).contains("Orders 📦", "Delivery, returns");
    browser.press(".tap", "Questions");
    browser.press(".choice", "Do you wrap gifts?");
    browser.find(".row.business", "Gladly, and at no charge.");
    browser.picture("faq-answer");
    assertThat(browser.complaints()).isEmpty();
  }
}
