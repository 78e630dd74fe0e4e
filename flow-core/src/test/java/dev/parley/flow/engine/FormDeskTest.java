package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.WaitRules;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.flow.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an open form is answered: by a function, from the session, without a turn. */
class FormDeskTest {
  private static final Now NOW = new Now(Instant.parse("2026-01-05T10:00:00Z"), 7);
  private static final Facts FACTS = new Facts(Map.of("name", "Ada"), Map.of(), Map.of(), false);

  private static Engine engine(String script) {
    Action ask =
        new Action.Ask(
            "visit", // as the form is called, and its function: the function is meant
            Optional.of(new Type(Type.Kind.FORM, List.of("visit"), false)),
            Prompt.of("When?"),
            AnswerRules.none(),
            Optional.empty(),
            WaitRules.none());
    Flow flow = flow(step("s", ask, say("${visit.day}")));
    Bot plain = Authored.bot(List.of(), flow);
    Bot bot =
        new Bot(
            plain.id(),
            plain.settings(),
            List.of(),
            List.of(new Use(Use.Kind.FN, List.of("visit"), "visit.js")),
            List.of(),
            List.of(),
            plain.flows(),
            Map.of("visit.js", script));
    var evaluator = LayeredEvaluator.nativeThen(GraalEvaluator.create());
    return new Engine(Flows.of(CompiledBot.compile(bot, "r1", evaluator)), Limits.defaults());
  }

  private static Session opened(Engine engine) {
    Turn turn = engine.start("ses_1", Start.of("shop", "main"), FACTS, NOW);
    assertThat(turn.messages().getFirst())
        .isInstanceOfSatisfying(Message.Form.class, form -> assertThat(form.asking()).isTrue());
    return turn.session();
  }

  private static FormQuestion asks(String token, String screen, Map<String, Object> data) {
    return new FormQuestion(token, "data_exchange", Optional.of(screen), data);
  }

  @Test
  void the_function_called_as_the_form_is_given_the_question_and_the_contact() {
    Engine engine =
        engine("export const visit = q => ({screen: 'B', data: {to: q.contact.name, q}})");
    Session session = opened(engine);
    FormReply reply = engine.form(session, asks("ses_1-1", "A", Map.of("day", "Mon")), FACTS, NOW);
    assertThat(reply)
        .isInstanceOfSatisfying(
            FormReply.Answered.class,
            answered -> {
              assertThat(answered.answer()).containsEntry("screen", "B");
              assertThat(String.valueOf(answered.answer().get("data")))
                  .contains("to=Ada", "action=data_exchange", "screen=A", "day=Mon");
            });
    Turn sent =
        engine.resume(
            session,
            new Input.Reply(new Incoming.Form("ses_1-1", Map.of("day", "Tue"), "")),
            FACTS,
            NOW);
    assertThat(sent.messages()).extracting(Message::body).containsExactly("Tue");
    assertThat(engine.form(sent.session(), asks("ses_1-1", "A", Map.of()), FACTS, NOW))
        .isEqualTo(new FormReply.Over());
  }

  @Test
  void another_token_is_over_and_a_function_that_fails_is_told_with_its_code() {
    Engine engine = engine("export const visit = q => q.data.day ? q.no.where : 'nothing'");
    Session session = opened(engine);
    assertThat(engine.form(session, asks("ses_1-2", "A", Map.of()), FACTS, NOW))
        .isEqualTo(new FormReply.Over());
    assertThat(engine.form(session, asks("ses_1-1", "A", Map.of("day", "Mon")), FACTS, NOW))
        .isInstanceOfSatisfying(
            FormReply.Broken.class, broken -> assertThat(broken.code()).startsWith("FLW52"));
    assertThat(engine.form(session, asks("ses_1-1", "A", Map.of()), FACTS, NOW))
        .isInstanceOfSatisfying(
            FormReply.Broken.class,
            broken -> assertThat(broken.message()).contains("`visit` gave no object"));
  }
}
