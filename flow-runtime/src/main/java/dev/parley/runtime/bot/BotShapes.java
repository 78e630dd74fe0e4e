package dev.parley.runtime.bot;

import dev.parley.flow.engine.Event.Rule;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the API describes bots. */
final class BotShapes {
  static final Text NAME =
      Text.like("[A-Za-z][A-Za-z0-9_]{0,99}", "is a name of letters, digits and _", 100);
  static final Text NOTE = Text.of(0, 1_000);
  static final Text DIGEST = Text.like("[0-9a-f]{64}", "is the digest of a draft", 64);
  private static final int MOST = 100_000;
  private static final Shape COUNT = Shape.whole(0, Long.MAX_VALUE);

  static final Thing RELEASE =
      Thing.named("Release")
          .must("id", Text.id("rel"), "")
          .must("number", Shape.whole(1, Integer.MAX_VALUE), "1 is the bot's first.")
          .must("createdAt", Text.moment(), "");

  static final Thing NEW = Thing.named("NewBot").must("name", NAME, "As its files have it.");

  static final Thing BOT =
      Thing.named("Bot")
          .must("id", Text.id("bot"), "")
          .must("name", NAME, "")
          .must("createdAt", Text.moment(), "")
          .may("release", RELEASE, "The release that new sessions use.")
          .must("draft", Shape.flag(), "Whether a draft of the next release is kept.")
          .must("channels", Text.id("chn").list(MOST), "The numbers on which it answers.");

  static final Thing PROBLEM =
      Thing.named("BotProblem")
          .must("code", Text.of(7, 7), "As parley explain takes it.")
          .must("severity", Text.word(List.of("error", "warning", "info")), "")
          .must("message", Text.of(1, 10_000), "")
          .must("file", Text.of(0, 1_000), "")
          .must("line", Shape.whole(1, Integer.MAX_VALUE), "")
          .must("column", Shape.whole(1, Integer.MAX_VALUE), "")
          .must("help", Text.of(1, 10_000).list(MOST), "");

  static final Thing DRAFT =
      Thing.named("BotDraft")
          .must("digest", DIGEST, "Publishing names it.")
          .must("errors", COUNT, "With one it cannot be published.")
          .must("warnings", COUNT, "")
          .must("problems", PROBLEM.list(MOST), "")
          .must("savedAt", Text.moment(), "")
          .must("savedBy", Text.of(0, 60), "The user or key.");

  static final Thing TESTED =
      Thing.named("BotTests")
          .must("passed", COUNT, "")
          .must("failed", COUNT, "")
          .must(
              "failures",
              Thing.named("BotTestFailure")
                  .must("flow", Text.of(1, 200), "")
                  .must("name", Text.of(0, 1_000), "")
                  .must("file", Text.of(0, 1_000), "")
                  .must("line", Shape.whole(1, Integer.MAX_VALUE), "")
                  .must("reasons", Text.of(1, 10_000).list(MOST), "")
                  .must(
                      "conversation",
                      Thing.named("BotTestRow")
                          .must("line", COUNT, "0 where only the bot spoke.")
                          .must("expected", Text.of(0, 100_000), "The test's words.")
                          .must("actual", Text.of(0, 100_000), "What happened.")
                          .must("failing", Shape.flag(), "Whether the test failed here.")
                          .list(MOST),
                      "What was expected beside what happened.")
                  .list(MOST),
              "");

  private static final Thing PEOPLE =
      Thing.named("PlanPeople")
          .must("total", COUNT, "Everybody who is inside.")
          .must("staying", COUNT, "They stay in the release that they began with.")
          .must("goOn", COUNT, "They move and notice nothing.")
          .must("askedAgain", COUNT, "Their question asks for something else now.")
          .must("migrated", COUNT, "An on migrate handler takes them.")
          .must("restarted", COUNT, "Their question is gone and its step begins again.")
          .must("lost", COUNT, "Their conversation ends.");

  static final Thing PLAN =
      Thing.named("PublishPlan")
          .must("digest", DIGEST, "Of the draft.")
          .may("from", RELEASE, "The release that new sessions use now.")
          .must("unchanged", Shape.flag(), "Whether the draft is that very release.")
          .must("people", PEOPLE, "")
          .must("stranded", COUNT, "How many are asked again, restarted or lost.")
          .must(
              "places",
              Thing.named("PlanPlace")
                  .must("flow", Text.of(1, 200), "")
                  .must("place", Text.of(1, 400), "Step and name of where people wait.")
                  .must("rule", Text.word(rules()), "What becomes of them if they move.")
                  .must("flowNow", Text.of(0, 200), "")
                  .must("placeNow", Text.of(0, 400), "")
                  .must("moving", COUNT, "How many are there and move.")
                  .must("staying", COUNT, "How many are there and stay in their release.")
                  .list(MOST),
              "Places that are not what they were.")
          .must(
              "problems",
              Thing.named("PlanProblem")
                  .must("code", Text.of(7, 7), "")
                  .must("flow", Text.of(0, 200), "")
                  .must("message", Text.of(1, 10_000), "")
                  .must("help", Text.of(1, 10_000).list(MOST), "")
                  .list(MOST),
              "Places that are lost or changed without a word.");

  static final Thing PUBLISH =
      Thing.named("Publish")
          .must("digest", DIGEST, "Of the draft that was looked at.")
          .may("note", NOTE, "Why, for colleagues.")
          .may("anyway", Shape.flag(), "Even if it strands people who are inside.");

  static final Thing BACK =
      Thing.named("RollBack")
          .must("release", Text.id("rel"), "One of this bot's.")
          .may("note", NOTE, "Why, for colleagues.");

  static final Thing PUBLICATION =
      Thing.named("Publication")
          .must("id", Text.id("pub"), "")
          .must("release", Text.id("rel"), "")
          .must("number", Shape.whole(1, Integer.MAX_VALUE), "")
          .must("kind", Text.word(Publication.Kind.words()), "")
          .must("at", Text.moment(), "")
          .may("by", Text.of(1, 60), "The user or key; absent where the server did it.")
          .may("note", NOTE, "");

  private BotShapes() {}

  static List<String> rules() {
    return Arrays.stream(Rule.values()).map(rule -> rule.name().toLowerCase(Locale.ROOT)).toList();
  }
}
