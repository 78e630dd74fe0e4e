package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature.ButtonKind;
import dev.parley.flow.model.TemplateSignature.HeaderKind;
import dev.parley.runtime.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds before Meta does what it would reject a template for, as its pages on templates and their
 * components say (errors 2388040, 2388047, 2388072, 2388073, 2388293 and 2388299).
 */
final class Lint {
  private static final int HEADER = 60;
  private static final int BODY = 1024;
  private static final int FOOTER = 60;
  private static final int BUTTON = 25;
  private static final int BUTTONS = 10;

  /** Meta wants at least about three words to a variable; it does not say the number. */
  private static final int WORDS_A_GAP = 3;

  private static final Map<ButtonKind, Integer> MOST =
      Map.of(
          ButtonKind.URL, 2,
          ButtonKind.PHONE_NUMBER, 1,
          ButtonKind.COPY_CODE, 1,
          ButtonKind.FLOW, 1,
          ButtonKind.CATALOG, 1,
          ButtonKind.MPM, 1,
          ButtonKind.OTP, 1);
  private static final Pattern AT_END = Pattern.compile("^\\s*\\{\\{|}}\\s*[.!?…]?\\s*$");
  private static final Pattern ADJACENT = Pattern.compile("}}\\s*\\{\\{");
  private static final Pattern LINES = Pattern.compile("\n{3,}");

  private final MessageTemplate template;
  private final Layout layout;
  private final JsonNode tree;
  private final List<FieldError> faults = new ArrayList<>();

  private Lint(MessageTemplate template) {
    this.template = template;
    this.layout = template.layout();
    this.tree = template.tree();
  }

  /** What is wrong, by the pointer of the component. */
  static List<FieldError> check(MessageTemplate template) {
    Lint lint = new Lint(template);
    boolean code = template.category().equals("authentication");
    lint.kinds();
    if (!code) {
      lint.body();
    }
    lint.header();
    lint.footer();
    lint.buttons();
    return lint.faults;
  }

  private void fault(String type, String sentence) {
    for (int i = 0; i < tree.size(); i++) {
      if (tree.get(i).path("type").asString("").equalsIgnoreCase(type)) {
        faults.add(new FieldError("/components/" + i, sentence));
        return;
      }
    }
    faults.add(new FieldError("/components", sentence));
  }

  private void kinds() {
    List<String> seen = new ArrayList<>();
    for (JsonNode part : tree) {
      String type = part.path("type").asString("").toUpperCase(Locale.ROOT);
      if (seen.contains(type)) {
        fault(type, "stands twice: a template has one " + type.toLowerCase(Locale.ROOT));
      }
      seen.add(type);
    }
    if (!seen.contains("BODY")) {
      fault("BODY", "need a BODY: every template has a text");
    }
  }

  private void body() {
    String text = layout.body();
    if (text.isBlank()) {
      fault("BODY", "has no text");
      return;
    }
    length("BODY", text, BODY);
    variables("BODY", text);
    if (LINES.matcher(text).find()) {
      fault("BODY", "has more than two line breaks in a row; Meta takes two at most");
    }
    int gaps = Layout.gaps(text).size();
    int words = text.replaceAll("\\{\\{[^}]*}}", " ").strip().split("\\s+").length;
    if (gaps > 0 && words < WORDS_A_GAP * gaps) {
      fault(
          "BODY",
          "has " + gaps + " variables and " + words + " words: write more around them (2388293)");
    }
    examples("BODY", text, template.named() ? "body_text_named_params" : "body_text");
  }

  private void header() {
    layout
        .header()
        .ifPresent(header -> {
          if (header.kind() == HeaderKind.TEXT) {
            length("HEADER", header.text(), HEADER);
            if (Layout.gaps(header.text()).size() > 1) {
              fault("HEADER", "has more than one variable");
            }
            examples(
                "HEADER",
                header.text(),
                template.named() ? "header_text_named_params" : "header_text");
          } else if (header.kind() != HeaderKind.LOCATION && header.kind() != HeaderKind.PRODUCT) {
            example("HEADER", "header_handle", "a sample file: upload one and give its handle");
          }
        });
  }

  private void footer() {
    layout
        .footer()
        .ifPresent(text -> {
          length("FOOTER", text, FOOTER);
          if (!Layout.gaps(text).isEmpty()) {
            fault("FOOTER", "has a variable; a footer has none");
          }
        });
  }

  private void length(String type, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      fault(type, "has " + length + " characters; " + most + " are the most");
    }
  }

  private void variables(String type, String text) {
    if (AT_END.matcher(text).find()) {
      fault(type, "begins or ends with a variable: put words before and behind it (2388299)");
    }
    if (ADJACENT.matcher(text).find()) {
      fault(type, "has two variables in a row: put a word between them");
    }
    List<String> gaps = Layout.gaps(text);
    for (int i = 0; i < gaps.size() && !template.named(); i++) {
      if (!gaps.contains(String.valueOf(i + 1))) {
        fault(type, "numbers its variables with a hole: {{" + (i + 1) + "}} is missing");
        return;
      }
    }
    if (template.named() && gaps.stream().anyMatch(gap -> !gap.matches("[a-z][a-z0-9_]*"))) {
      fault(type, "names a variable in other than small letters, digits and underscores");
    }
  }

  private void examples(String type, String text, String field) {
    if (!Layout.gaps(text).isEmpty()) {
      example(type, field, "an example for each variable in example." + field);
    }
  }

  private void example(String type, String field, String what) {
    for (JsonNode part : tree) {
      boolean ours = part.path("type").asString("").equalsIgnoreCase(type);
      if (ours && part.path("example").path(field).isEmpty()) {
        fault(type, "needs " + what + "; Meta's reviewers look at it");
      }
    }
  }

  private void buttons() {
    List<Layout.Button> buttons = layout.buttons();
    if (buttons.size() > BUTTONS) {
      fault("BUTTONS", "has " + buttons.size() + " buttons; " + BUTTONS + " are the most");
    }
    MOST.forEach((kind, most) -> {
      long count = buttons.stream().filter(button -> button.kind() == kind).count();
      if (count > most) {
        fault("BUTTONS", "has " + count + " " + words(kind) + " buttons; " + most + " is the most");
      }
    });
    for (Layout.Button button : buttons) {
      if (button.text().codePointCount(0, button.text().length()) > BUTTON) {
        fault("BUTTONS", "`" + button.text() + "` is longer than " + BUTTON + " characters");
      }
      if (button.kind() == ButtonKind.URL && !button.target().startsWith("http")) {
        fault("BUTTONS", "`" + button.text() + "` opens no address that begins with https://");
      }
    }
    order(buttons);
  }

  /** Meta wants quick replies together. */
  private void order(List<Layout.Button> buttons) {
    int changes = 0;
    for (int i = 1; i < buttons.size(); i++) {
      boolean before = buttons.get(i - 1).kind() == ButtonKind.QUICK_REPLY;
      changes += before == (buttons.get(i).kind() == ButtonKind.QUICK_REPLY) ? 0 : 1;
    }
    if (changes > 1) {
      fault("BUTTONS", "mixes quick replies with others: put the quick replies together");
    }
  }

  private static String words(ButtonKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
