package dev.parley.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Message;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.TemplateSignature.ButtonKind;
import dev.parley.runtime.whatsapp.TemplateMessage;
import dev.parley.runtime.whatsapp.TemplateMessage.Gap;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a flow fills into a template, in the words that the template's kinds of gaps need. */
class TemplateWordsTest {
  private static TemplateSignature signature(TemplateSignature.Gaps gaps, ButtonKind... kinds) {
    List<TemplateSignature.Button> buttons = new ArrayList<>();
    for (ButtonKind kind : kinds) {
      buttons.add(new TemplateSignature.Button(buttons.size() + 1, kind, true));
    }
    return new TemplateSignature(
        "order",
        "en",
        TemplateSignature.Category.UTILITY,
        TemplateSignature.Status.APPROVED,
        Optional.empty(),
        gaps,
        buttons);
  }

  private static TemplateMessage words(
      Optional<Object> header, Map<Integer, String> buttons, Optional<TemplateSignature> known) {
    return TemplateWords.of(
        new Message.Template(
            "order", "en", header, List.of("Ada", "7"), new TreeMap<>(buttons), known));
  }

  @Test
  void gaps_have_their_names_where_the_template_names_them() {
    TemplateSignature named = signature(TemplateSignature.Gaps.named(List.of("who", "number")));
    assertThat(words(Optional.empty(), Map.of(), Optional.of(named)).parts().body())
        .containsExactly(Gap.named("who", "Ada"), Gap.named("number", "7"));
    TemplateSignature numbered = signature(TemplateSignature.Gaps.numbered(2));
    for (Optional<TemplateSignature> known :
        List.of(Optional.of(numbered), Optional.<TemplateSignature>empty())) {
      assertThat(words(Optional.empty(), Map.of(), known).parts().body())
          .containsExactly(Gap.of("Ada"), Gap.of("7"));
    }
  }

  @Test
  void a_button_is_filled_as_its_kind_needs_it() {
    Map<ButtonKind, Use> uses =
        Map.of(
            ButtonKind.QUICK_REPLY, new Use.Reply("A1"),
            ButtonKind.URL, new Use.Link("A1"),
            ButtonKind.OTP, new Use.Link("A1"),
            ButtonKind.COPY_CODE, new Use.Copy("A1"),
            ButtonKind.FLOW, new Use.Form("A1", Map.of()),
            ButtonKind.CATALOG, new Use.Catalog(Optional.of("A1")));
    uses.forEach((kind, use) -> {
      TemplateSignature known =
          signature(TemplateSignature.Gaps.numbered(2), ButtonKind.PHONE_NUMBER, kind);
      assertThat(words(Optional.empty(), Map.of(2, "A1"), Optional.of(known)).parts().taps())
          .as(kind.name())
          .containsExactly(new Tap(1, use));
    });
    TemplateSignature products = signature(TemplateSignature.Gaps.numbered(2), ButtonKind.MPM);
    assertThat(words(Optional.empty(), Map.of(1, "A1"), Optional.of(products)).parts().taps())
        .extracting(tap -> ((Use.Products) tap.use()).pictureOf())
        .containsExactly("A1");
    assertThat(words(Optional.empty(), Map.of(1, "A1"), Optional.empty()).parts().taps())
        .as("of which nobody says what it is")
        .containsExactly(new Tap(0, new Use.Link("A1")));
  }

  @Test
  void a_header_is_a_line_a_place_a_product_or_a_file() {
    Map<Object, Class<? extends TemplateMessage.Header>> kinds =
        Map.of(
            "Hello",
            TemplateMessage.Header.Line.class,
            Map.of("latitude", 48.1, "longitude", 11.5, "name", "Shop"),
            TemplateMessage.Header.Place.class,
            Map.of("product", "A1", "catalog", "77"),
            TemplateMessage.Header.Item.class,
            Map.of("type", "image", "url", "https://x.example/a.png"),
            TemplateMessage.Header.File.class);
    kinds.forEach((header, kind) ->
        assertThat(words(Optional.of(header), Map.of(), Optional.empty()).parts().header())
            .get()
            .isInstanceOf(kind));
  }
}
