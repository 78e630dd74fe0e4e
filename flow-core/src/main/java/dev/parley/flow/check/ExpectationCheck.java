package dev.parley.flow.check;

import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import java.util.List;

/** Tests that wait for a text which no message of the bot can be (FLW4202). */
final class ExpectationCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    if (subject.flow().tests().isEmpty()) {
      return;
    }
    Sayable texts = Sayable.by(subject);
    Each.of(subject.flow().tests(), "/tests", (t, p) -> test(subject, texts, t, p, problems));
  }

  private static void test(
      Subject subject, Sayable texts, TestCase test, String pointer, List<Problem> problems) {
    Each.of(
        test.lines(),
        pointer + "/lines",
        (line, at) -> {
          if (line instanceof TestLine.BotSays bot && bot.pattern().isPresent()) {
            String pattern = bot.pattern().get();
            if (!texts.canBe(bot.kind(), pattern)) {
              problems.add(
                  Issue.warning(
                          "FLW4202",
                          subject.place(at + "/bot/pattern"),
                          "no message can be `%s`".formatted(pattern))
                      .suggest(texts.nearest(pattern))
                      .problem());
            }
          }
        });
  }
}
