package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Prompt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTextTest {
  private static Message said(Optional<String> header, Optional<String> footer, Optional<Cta> cta) {
    Prompt prompt = new Prompt("Body ${1 + 1}", Optional.empty(), header, footer);
    return Talk.with(flow(step("s", new Action.Say(prompt, cta)))).turn().messages().getFirst();
  }

  @Test
  void a_link_has_its_header_and_footer_around_it() {
    Cta cta = new Cta("Open ${2}", " https://x.example/${3} ");
    assertThat(said(Optional.of("Top ${4}"), Optional.of("Below ${5}"), Optional.of(cta)))
        .isEqualTo(
            new Message.Link(
                "Body 2",
                new Message.Around(Optional.of("Top 4"), Optional.of("Below 5")),
                "Open 2",
                "https://x.example/3"));
  }

  @Test
  void a_header_or_footer_that_comes_out_empty_is_left_out() {
    Cta cta = new Cta("Open", "https://x.example");
    for (Optional<String> empty : List.of(Optional.of("${null}"), Optional.of(" "))) {
      assertThat(said(empty, empty, Optional.of(cta)))
          .isEqualTo(new Message.Link("Body 2", Message.Around.NONE, "Open", "https://x.example"));
    }
    assertThat(said(Optional.of("${null}"), Optional.empty(), Optional.empty()).body())
        .isEqualTo("Body 2");
  }

  @Test
  void what_plain_text_has_no_place_for_becomes_lines_of_it() {
    assertThat(said(Optional.of("Top"), Optional.empty(), Optional.empty()))
        .isEqualTo(new Message.Text("Top\n\nBody 2"));
    assertThat(said(Optional.empty(), Optional.of("Below"), Optional.empty()))
        .isEqualTo(new Message.Text("Body 2\n\nBelow"));
    assertThat(said(Optional.empty(), Optional.empty(), Optional.empty()))
        .isEqualTo(new Message.Text("Body 2"));
  }
}
