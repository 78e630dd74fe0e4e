package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the phone shows of messages that are more than words. */
class PhoneBubblesTest {
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      step start {
        send image "https://example.com/a.png" caption "A picture"
        send audio "4711"
        send document "https://example.com/a.pdf" filename "a.pdf"
        send location (lat: 12.5, long: 77.25)
        send contact (name: "Napoli", email: "a@example.com")
        send product (id: "sku-1", catalog: "1948", text: "Try it")
        template order_reminder en {
          header { type: "document", url: "https://example.com/b.pdf", filename: "b.pdf" }
          body "Ada"
        }
        ask details: form(delivery) "Your address?" { cta "Fill in" }
        end
      }
      """;

  @TempDir Path folder;

  @Test
  void each_kind_has_a_bubble_that_says_what_it_is() throws IOException {
    Path bot = Files.createDirectories(folder.resolve("bot"));
    Files.writeString(bot.resolve("hello.flow"), FLOW);
    try (Serving server = Serving.start(bot, folder.resolve("data"));
        Browser browser = Browser.open(server.phone())) {
      browser.choose("Ada Okafor");
      browser.write("hi");
      browser.find(".row.business", "Your address?");
      bubble(browser, "Photo", "example.com/a.png", "A picture");
      bubble(browser, "Audio", "Media 4711");
      bubble(browser, "a.pdf", "example.com/a.pdf");
      bubble(browser, "Location", "12.5, 77.25");
      bubble(browser, "Napoli", "a@example.com");
      bubble(browser, "Try it", "Product sku-1", "Catalogue 1948");
      bubble(browser, "order_reminder", "Template · en", "b.pdf", "Ada");
      bubble(browser, "Your address?", "Fill in", "Form delivery");
      browser.picture("every-kind");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void bubble(Browser browser, String first, String... rest) {
    assertThat(browser.find(".row.business", first).getText()).contains(rest);
  }
}
