package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Examples;
import dev.parley.dsl.Golden;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TurnJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conversations of the language reference, turn by turn, byte by byte: what each turn told its
 * host and how the session lay in storage until the next.
 */
class GoldenConversationsTest {
  private static final TurnJson TURN = new TurnJson();
  private static final SessionJson STORAGE = new SessionJson();

  static List<Examples.Section> examples() {
    return Examples.withFiles();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_conversations_of_a_section_go_as_they_went(Examples.Section section) throws IOException {
    Bot bot = section.bot().bot().orElseThrow();
    Subject subject = Subject.of(bot, LayeredEvaluator.nativeThen(GraalEvaluator.create()));
    StringBuilder text = new StringBuilder();
    bot.tests().forEach(test -> write(text, test, subject));
    for (Flow flow : bot.flows()) {
      flow.tests().forEach(test -> write(text, test, subject.in(flow)));
    }
    Golden.check(
        Golden.folder("conversations").resolve(section.title().replace(' ', '_') + ".txt"),
        text.toString());
  }

  private static void write(StringBuilder text, TestCase test, Subject subject) {
    text.append(Lines.quoted(test.name())).append('\n');
    Rehearsal rehearsal = new Rehearsal(StandIn.in(subject, test.lines()));
    int told = 0;
    for (TestLine line : test.lines()) {
      text.append("  ").append(Lines.of(line)).append('\n');
      assertThat(rehearsal.play(line)).isInstanceOf(Verdict.Fine.class);
      for (Turn turn : rehearsal.stage().turns().subList(told, rehearsal.stage().turns().size())) {
        text.append("    ").append(TURN.writeText(turn)).append('\n');
        text.append("    ").append(STORAGE.writeText(turn.session())).append('\n');
        told++;
      }
    }
  }
}
