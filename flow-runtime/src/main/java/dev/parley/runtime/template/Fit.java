package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature.ButtonKind;
import dev.parley.flow.model.TemplateSignature.HeaderKind;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.whatsapp.TemplateMessage;
import dev.parley.runtime.whatsapp.TemplateMessage.Header;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what Graph would refuse of a filled template: 132000, 132012 and 132018 of its errors. */
final class Fit {
  private final MessageTemplate template;
  private final Layout layout;
  private final TemplateMessage.Parts parts;
  private final List<FieldError> faults = new ArrayList<>();

  private Fit(MessageTemplate template, TemplateMessage message) {
    this.template = template;
    this.layout = template.layout();
    this.parts = message.parts();
  }

  static List<FieldError> check(MessageTemplate template, TemplateMessage message) {
    Fit fit = new Fit(template, message);
    fit.header();
    fit.body();
    fit.buttons();
    return fit.faults;
  }

  private void fault(String pointer, String sentence) {
    faults.add(new FieldError(pointer, sentence));
  }

  private void header() {
    if (layout.header().filter(Layout.Header::parameter).isEmpty()) {
      if (parts.header().isPresent()) {
        fault("/header", "is filled, and `" + template.name() + "` has nothing to fill in there");
      }
      return;
    }
    HeaderKind kind = layout.header().get().kind();
    String wanted = kind.name().toLowerCase(Locale.ROOT);
    Optional<String> given = parts.header().map(Fit::kind);
    if (given.isEmpty()) {
      fault("/header", "is missing: `" + template.name() + "` has a " + wanted + " there");
    } else if (!given.get().equals(wanted)) {
      fault("/header", "is a " + given.get() + ", and should be a " + wanted);
    }
  }

  private static String kind(Header header) {
    return switch (header) {
      case Header.Line line -> "text";
      case Header.Place place -> "location";
      case Header.Item item -> "product";
      case Header.File(var file) -> file.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  private void body() {
    List<String> gaps = Layout.gaps(layout.body());
    if (layout.body().isEmpty()) {
      return;
    }
    Set<String> named =
        parts.body().stream().flatMap(gap -> gap.name().stream()).collect(Collectors.toSet());
    if (template.named()) {
      gaps.stream()
          .filter(gap -> !named.contains(gap))
          .forEach(gap -> fault("/named/" + gap, "is missing: the text has {{" + gap + "}}"));
      named.stream()
          .filter(name -> !gaps.contains(name))
          .sorted()
          .forEach(name -> fault("/named/" + name, "is unknown: the text has " + list(gaps)));
      if (named.size() < parts.body().size()) {
        fault("/body", "is filled by number, and the gaps of this template have names");
      }
    } else if (!named.isEmpty()) {
      fault("/named", "is filled by name, and the gaps of this template have numbers");
    } else if (parts.body().size() != gaps.size()) {
      fault(
          "/body",
          "has " + parts.body().size() + " values, and the text has " + gaps.size() + " gaps");
    }
  }

  private static String list(List<String> gaps) {
    return gaps.isEmpty() ? "no gaps" : "{{" + String.join("}}, {{", gaps) + "}}";
  }

  private void buttons() {
    for (Tap tap : parts.taps()) {
      if (tap.index() >= layout.buttons().size()) {
        fault(
            "/buttons/" + tap.index(),
            "is none: the template has " + layout.buttons().size() + " buttons, counted from 0");
      } else {
        Layout.Button button = layout.buttons().get(tap.index());
        if (!suits(button.kind(), tap.use())) {
          String kind = button.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
          fault("/buttons/" + tap.index(), "does not suit: it is a " + kind + " button");
        }
      }
    }
    for (int i = 0; i < layout.buttons().size(); i++) {
      int index = i;
      boolean filled = parts.taps().stream().anyMatch(tap -> tap.index() == index);
      if (layout.buttons().get(i).parameter() && !filled) {
        fault("/buttons/" + i, "is missing: this button has something to fill in");
      }
    }
  }

  private static boolean suits(ButtonKind kind, Tap.Use use) {
    return switch (use) {
      case Tap.Use.Reply reply -> kind == ButtonKind.QUICK_REPLY;
      case Tap.Use.Link link -> kind == ButtonKind.URL || kind == ButtonKind.OTP;
      case Tap.Use.Copy copy -> kind == ButtonKind.COPY_CODE;
      case Tap.Use.Form form -> kind == ButtonKind.FLOW;
      case Tap.Use.Catalog catalog -> kind == ButtonKind.CATALOG;
      case Tap.Use.Products products -> kind == ButtonKind.MPM;
    };
  }
}
