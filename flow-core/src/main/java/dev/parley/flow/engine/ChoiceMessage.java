package dev.parley.flow.engine;

import dev.parley.flow.engine.Message.Choice;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a choice is shown.
 *
 * @param text the question
 * @param kind how options are shown; by their number where null
 * @param label the list button's text; a built-in word where null
 */
record ChoiceMessage(PromptText text, ChoiceForm.@Nullable Kind kind, @Nullable TextProgram label) {
  private static final int MOST_BUTTONS = 3;
  private static final int MOST_ROWS = 10;

  Message of(Run run, ChooseNode choose, List<Offers.Offer> offered) {
    ChoiceForm.Kind form = kind == null ? automatic(choose.offers(), offered) : kind;
    int most =
        switch (form) {
          case BUTTONS -> MOST_BUTTONS;
          case LIST, TEXT -> MOST_ROWS;
        };
    if (offered.isEmpty() || offered.size() > most) {
      throw new FlowFault(
          FlowFault.OPTION_COUNT,
          "`%s` has %d options; it can show 1 to %d".formatted(choose.id(), offered.size(), most));
    }
    return switch (form) {
      case BUTTONS ->
          new Message.Buttons(body(run), text.around(run), buttons(run, choose, offered));
      case LIST ->
          new Message.Menu(
              body(run), text.around(run), listLabel(run), sections(run, choose, offered));
      case TEXT -> PromptText.plain(numbered(run, choose, offered), run);
    };
  }

  /** Few are buttons; what buttons cannot show makes a list. */
  private static ChoiceForm.Kind automatic(Offers offers, List<Offers.Offer> offered) {
    boolean plain =
        offers.sections().isEmpty()
            && offered.stream().allMatch(o -> o.item().face().description() == null);
    return plain && offered.size() <= MOST_BUTTONS ? ChoiceForm.Kind.BUTTONS : ChoiceForm.Kind.LIST;
  }

  private String body(Run run) {
    return Fit.body(text.body().render(run), run.limits);
  }

  private String listLabel(Run run) {
    return Fit.label(
        label == null ? BuiltInTexts.of(run.lang()).text("options") : label.render(run));
  }

  private static List<Choice> buttons(Run run, ChooseNode choose, List<Offers.Offer> offered) {
    List<Choice> choices = new ArrayList<>(offered.size());
    for (Offers.Offer offer : offered) {
      String title = Fit.label(offer.title(run));
      choices.add(new Choice(tap(run, choose, offer), offer.id(), title, Optional.empty()));
    }
    return choices;
  }

  /** The rows in their parts; without parts, one part without a title. */
  private static List<Message.Section> sections(
      Run run, ChooseNode choose, List<Offers.Offer> offered) {
    List<Message.Section> sections = new ArrayList<>();
    int from = 0;
    while (from < offered.size()) {
      int section = offered.get(from).item().section();
      List<Choice> rows = new ArrayList<>(offered.size());
      int to = from;
      while (to < offered.size() && offered.get(to).item().section() == section) {
        rows.add(row(run, choose, offered.get(to++)));
      }
      sections.add(new Message.Section(title(run, choose.offers(), section), rows));
      from = to;
    }
    return sections;
  }

  private static Optional<String> title(Run run, Offers offers, int section) {
    return section < 0
        ? Optional.empty()
        : Optional.of(Fit.rowTitle(offers.sections().get(section).render(run)));
  }

  private static Choice row(Run run, ChooseNode choose, Offers.Offer offer) {
    return new Choice(
        tap(run, choose, offer),
        offer.id(),
        Fit.rowTitle(offer.title(run)),
        offer.description(run).map(Fit::description));
  }

  private static String tap(Run run, ChooseNode choose, Offers.Offer offer) {
    return Fit.id(new Taps(run.token(), choose.flow(), choose.id(), offer.id()).encode());
  }

  private String numbered(Run run, ChooseNode choose, List<Offers.Offer> offered) {
    StringBuilder lines = new StringBuilder(text.body().render(run));
    int section = -1;
    for (int i = 0; i < offered.size(); i++) {
      Offers.Offer offer = offered.get(i);
      if (offer.item().section() != section) {
        section = offer.item().section();
        title(run, choose.offers(), section).ifPresent(t -> lines.append("\n\n").append(t));
      }
      lines.append('\n').append(i + 1).append(". ").append(offer.title(run).strip());
      offer.description(run).ifPresent(d -> lines.append(" – ").append(d));
    }
    return lines.toString();
  }
}
