package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.check.TextBounds.Range;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.WhatsAppLimits;
import java.util.List;

/** Texts that WhatsApp would not take: bodies (FLW3401), edges (FLW3402), labels (FLW3403). */
final class LengthCheck implements Check {
  private static final WhatsAppLimits LIMITS = WhatsAppLimits.V24;
  private static final String BODY = "FLW3401";
  private static final String EDGE = "FLW3402";
  private static final String LABEL = "FLW3403";
  private static final String NO_EDGE = "FLW3412";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Measure measure = new Measure(subject, new TextBounds(subject), problems);
    for (Outline.Placed placed : subject.outline().actions) {
      String p = placed.pointer();
      switch (placed.action()) {
        case Action.Say say -> say(measure, say, p);
        case Action.Ask ask -> ask(measure, ask, p);
        case Action.Choose choose -> choose(measure, choose, p);
        default -> {}
      }
    }
  }

  private static void say(Measure measure, Action.Say say, String p) {
    boolean link = say.cta().isPresent();
    measure.text(BODY, p + "/text", link ? LIMITS.link().body() : LIMITS.text());
    edges(measure, p);
    measure.text(LABEL, p + "/cta/label", LIMITS.link().label());
    if (!link) {
      measure.noEdge(p + "/header", say.prompt().header().isPresent());
      measure.noEdge(p + "/footer", say.prompt().footer().isPresent());
    }
  }

  private static void ask(Measure measure, Action.Ask ask, String p) {
    measure.text(BODY, p + "/text", LIMITS.text());
    edges(measure, p);
    measure.text(BODY, p + "/hint", LIMITS.text());
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      measure.text(BODY, p + "/checks/" + i + "/else", LIMITS.text());
    }
  }

  private static void choose(Measure measure, Action.Choose choose, String p) {
    Shape shape = Shape.of(choose);
    int body = Math.min(LIMITS.menu().body(), LIMITS.buttons().body());
    measure.text(BODY, p + "/text", shape.text() ? LIMITS.text() : body);
    edges(measure, p);
    measure.text(LABEL, p + "/label", LIMITS.menu().label());
    if (shape.text()) {
      return;
    }
    int row = LIMITS.menu().row().title();
    int button = LIMITS.buttons().title();
    Offers.of(choose, p)
        .forOptions((option, at) -> {
          measure.text(
              LABEL, at + "/title", shape.list() ? row : button, shape.buttons() ? button : row);
          measure.text(LABEL, at + "/desc", LIMITS.menu().row().description());
        });
  }

  private static void edges(Measure measure, String p) {
    measure.text(EDGE, p + "/header", LIMITS.around().header());
    measure.text(EDGE, p + "/footer", LIMITS.around().footer());
  }

  /** How long a text is or can be, and how long it may be. */
  private record Length(int there, int limit) {}

  /** Measures texts and reports those that do not fit. */
  private record Measure(Subject subject, TextBounds bounds, List<Problem> problems) {
    void text(String code, String pointer, int limit) {
      text(code, pointer, limit, limit);
    }

    /** A text that must not exceed one limit and should not exceed a lower one. */
    void text(String code, String pointer, int must, int should) {
      subject
          .outline()
          .site(pointer)
          .flatMap(Site::template)
          .ifPresent(template -> {
            voices(pointer, must, should);
            Range range = bounds.of(template);
            if (range.least() > must) {
              problems.add(tooLong(Severity.ERROR, code, pointer, new Length(range.least(), must)));
            } else if (range.most() > should) {
              problems.add(
                  tooLong(Severity.WARNING, code, pointer, new Length(range.most(), should)));
            } else if (template.constant() && isBlank(pointer)) {
              problems.add(
                  Issue.error(code, subject.place(pointer), "WhatsApp takes no empty text here")
                      .problem());
            }
          });
    }

    /** A text has the same limits in every language. */
    private void voices(String pointer, int must, int should) {
      for (Voices.Voice voice : subject.outlines().voices(subject.flow()).at(pointer)) {
        Range range = bounds.of(voice.template());
        if (range.least() > must) {
          problems.add(
              tooLong(
                  Severity.ERROR,
                  TranslationCheck.CODE,
                  voice.place(),
                  new Length(range.least(), must)));
        } else if (range.most() > should) {
          problems.add(
              tooLong(
                  Severity.WARNING,
                  TranslationCheck.CODE,
                  voice.place(),
                  new Length(range.most(), should)));
        }
      }
    }

    private boolean isBlank(String pointer) {
      return subject.outline().site(pointer).filter(site -> site.source().isBlank()).isPresent();
    }

    private Problem tooLong(Severity severity, String code, String pointer, Length length) {
      return tooLong(severity, code, subject.place(pointer), length);
    }

    private static Problem tooLong(Severity severity, String code, Place place, Length length) {
      String message =
          severity == Severity.ERROR
              ? "%d characters, and WhatsApp takes %d here"
              : "this can be %d characters long, and WhatsApp takes %d here";
      String sentence = message.formatted(length.there(), length.limit());
      return (severity == Severity.ERROR
              ? Issue.error(code, place, sentence)
              : Issue.warning(code, place, sentence))
          .problem();
    }

    void noEdge(String pointer, boolean there) {
      if (there) {
        problems.add(
            Issue.error(
                    NO_EDGE,
                    subject.place(pointer),
                    "a plain text has neither header nor footer on WhatsApp")
                .help("add a `cta`, or write it into the text")
                .problem());
      }
    }
  }
}
