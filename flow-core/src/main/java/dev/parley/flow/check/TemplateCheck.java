package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.TemplateFill;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.TemplateSignature.Button;
import dev.parley.flow.model.TemplateSignature.Gaps;
import dev.parley.flow.model.TemplateSignature.Header;
import dev.parley.flow.model.Templates;
import dev.parley.flow.model.Use;
import dev.parley.flow.script.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Message templates that Meta does not know so (FLW3410), and those that a flow names although its
 * bot has none of that name (FLW2104). A bot that does not say which templates it has is believed.
 */
final class TemplateCheck implements Check {
  private static final String CODE = "FLW3410";
  private static final String NO_NAME = "FLW2104";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Optional<Templates> templates = subject.bot().templates();
    if (templates.isEmpty()) {
      return;
    }
    Each.of(
        subject.flow().uses(),
        "/uses",
        (use, p) -> {
          if (!use.functions()) {
            use(subject, use, p, problems);
          }
        });
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Template template) {
        new Sent(subject, template, placed.pointer(), problems).check(templates.get());
      }
    }
  }

  private static void use(Subject subject, Use use, String p, List<Problem> problems) {
    List<String> known = subject.bot().templates().map(Templates::names).orElse(List.of());
    if (!use.from().equals(Templates.FILE)) {
      problems.add(
          Issue.error(
                  NO_NAME,
                  subject.place(p + "/from"),
                  "templates stand in `%s`, not in `%s`".formatted(Templates.FILE, use.from()))
              .suggest(Optional.of(Templates.FILE))
              .problem());
      return;
    }
    Each.of(
        use.names(),
        p + "/names",
        (name, at) -> {
          if (!known.contains(name)) {
            problems.add(unknown(subject, NO_NAME, at, name, known));
          }
        });
  }

  private static Problem unknown(
      Subject subject, String code, String at, String name, List<String> known) {
    return Issue.error(
            code,
            subject.place(at),
            "there is no template called `%s` in `%s`".formatted(name, Templates.FILE))
        .suggest(Nearest.to(name, known))
        .problem();
  }

  /** One template as a flow sends it. */
  private record Sent(
      Subject subject, Action.Template action, String pointer, List<Problem> problems) {

    void check(Templates templates) {
      List<String> languages = templates.languages(action.name());
      if (languages.isEmpty()) {
        problems.add(unknown(subject, CODE, pointer + "/name", action.name(), templates.names()));
        return;
      }
      Optional<TemplateSignature> found = templates.find(action.name(), action.language());
      if (found.isEmpty()) {
        problems.add(
            issue("/lang", "`%s` is not there in `%s`".formatted(action.name(), action.language()))
                .suggest(Nearest.to(action.language(), languages))
                .help("it is there in `" + String.join("`, `", languages) + "`")
                .problem());
        return;
      }
      status(found.get());
      header(found.get().header());
      body(found.get().body());
      given(found.get());
      wanted(found.get());
    }

    private Issue issue(String at, String message) {
      return Issue.error(CODE, subject.place(pointer + at), message);
    }

    private void status(TemplateSignature template) {
      if (template.status() != TemplateSignature.Status.APPROVED) {
        problems.add(
            Issue.warning(
                    CODE,
                    subject.place(pointer + "/name"),
                    "`%s` is %s, and Meta does not deliver it"
                        .formatted(action.name(), template.status().words()))
                .problem());
      }
    }

    private void header(Optional<Header> header) {
      boolean wanted = header.filter(Header::parameter).isPresent();
      boolean given = action.fill().header().isPresent();
      if (wanted && !given) {
        problems.add(
            issue("/name", "the header of `%s` has to be filled".formatted(action.name()))
                .help("write `header` and the value into its block")
                .problem());
      } else if (given && !wanted) {
        String what = header.isPresent() ? "the header of `%s` has no gap" : "`%s` has no header";
        problems.add(issue("/header", what.formatted(action.name())).problem());
      }
    }

    private void body(Gaps gaps) {
      int given = action.fill().body().size();
      if (given == gaps.count()) {
        return;
      }
      String message =
          "the body of `%s` has %s, and %s filled"
              .formatted(
                  action.name(), counted(gaps.count()), given == 1 ? "1 is" : given + " are");
      Issue issue = issue(given == 0 ? "/name" : "/body/0", message);
      if (!gaps.names().isEmpty()) {
        issue.help("they are, in this order: `" + String.join("`, `", gaps.names()) + "`");
      }
      problems.add(issue.problem());
    }

    private static String counted(int gaps) {
      return gaps == 1 ? "1 gap" : gaps + " gaps";
    }

    /** The buttons that the flow fills. */
    private void given(TemplateSignature template) {
      Set<Integer> filled = new HashSet<>();
      Each.of(
          action.fill().buttons(),
          pointer + "/buttons",
          (button, at) -> {
            Optional<Button> there = template.button(button.index());
            String message = "";
            if (!filled.add(button.index())) {
              message = "button %d of `%s` is filled twice";
            } else if (there.isEmpty()) {
              message = "there is no button %d in `%s`";
            } else if (!there.get().parameter()) {
              message = "button %d of `%s` has no gap";
            }
            if (!message.isEmpty()) {
              problems.add(
                  Issue.error(
                          CODE,
                          subject.place(at + "/index"),
                          message.formatted(button.index(), action.name()))
                      .help("buttons are counted from 1, those without a gap too")
                      .problem());
            }
          });
    }

    /** The buttons that wait to be filled. */
    private void wanted(TemplateSignature template) {
      List<Integer> filled =
          action.fill().buttons().stream().map(TemplateFill.Button::index).toList();
      template.buttons().stream()
          .filter(button -> button.parameter() && !filled.contains(button.index()))
          .forEach(button ->
              problems.add(
                  issue(
                          "/name",
                          "button %d of `%s` has to be filled"
                              .formatted(button.index(), action.name()))
                      .help(
                          "write `button %d` and the value into its block"
                              .formatted(button.index()))
                      .problem()));
    }
  }
}
