package dev.parley.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import dev.parley.flow.model.Bot;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release is stored whole: what is read again is the bot that was published. */
class ReleaseTextTest {
  private static final String FLOW =
      "flow shop {}\n\nstep start {\n  say \"Hi\" #hello\n  end\n}\n";

  @Test
  void a_release_keeps_functions_templates_and_translations() {
    Bot bot =
        Bots.of(
                "shop",
                Map.of(
                    "shop.flow",
                    FLOW,
                    "pricing.js",
                    "export const price = 1;",
                    "templates.json",
                    """
                    {"format":1,"templates":[{"name":"offer","language":"en","category":"marketing",
                      "body":["name"],"buttons":[{"index":1,"type":"url","parameter":true}]}]}
                    """,
                    "translations/shop.hi.json",
                    "{\"format\":1,\"texts\":{\"hello\":{\"source\":\"Hi\",\"text\":\"नमस्ते\"}}}"))
            .bot()
            .orElseThrow();

    assertThat(bot.templates()).isPresent();
    assertThat(bot.translations()).hasSize(1);
    assertThat(ReleaseText.read(ReleaseText.write(bot))).isEqualTo(bot);
  }

  @Test
  void a_release_of_a_bot_without_them_says_nothing_of_them() {
    Bot bot = Bots.of("shop", Map.of("shop.flow", FLOW)).bot().orElseThrow();

    assertThat(ReleaseText.write(bot)).doesNotContain("templates", "translations");
    assertThat(ReleaseText.read(ReleaseText.write(bot))).isEqualTo(bot);
  }
}
