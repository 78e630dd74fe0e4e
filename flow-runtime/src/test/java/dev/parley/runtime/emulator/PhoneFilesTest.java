package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures on the phone page, with the real {@code serve} behind it. */
class PhoneFilesTest {
  private static final String FLOW =
      """
      flow album {}

      trigger any

      step start {
        send image "menu.png" caption "The menu"
        ask photo: image "A photo, please."
        send image photo caption "Yours: ${photo.caption}"
        end
      }
      """;

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

  private static Path picture(Path file, int width) throws IOException {
    ImageIO.write(new BufferedImage(width, 60, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file;
  }

  private void shown(String side, int width) {
    browser.until(
        "[...document.querySelectorAll('.row.%s img.media')].some(i => i.naturalWidth === %d)"
            .formatted(side, width));
  }

  @Test
  void pictures_of_both_sides_are_seen() throws IOException {
    Path bot = Files.createDirectories(folder.resolve("album"));
    Files.writeString(bot.resolve("album.flow"), FLOW);
    picture(bot.resolve("menu.png"), 90);
    server = Serving.start(bot, folder.resolve("data"));
    browser = Browser.open(server.phone());
    browser.choose("Ada Okafor");
    browser.write("hi");
    browser.find(".row.business", "The menu");
    shown("business", 90);
    browser.find(".row.business", "A photo, please.");

    browser.type("#text", "My cat");
    browser.attach(picture(folder.resolve("cat.png"), 120));
    browser.find(".row.customer", "My cat");
    shown("customer", 120);
    browser.find(".row.business", "Yours: My cat");
    shown("business", 120);
    assertThat(browser.complaints()).isEmpty();
    browser.picture("files");
  }
}
