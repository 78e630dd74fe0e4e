package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.message.MessageShapes;
import java.util.List;

/** What campaigns look like over HTTP. */
final class CampaignShapes {
  private static final int NAMED = 10_000;
  private static final Text NAME = Text.of(1, 200);
  private static final Text QUERY = Text.of(1, 4_000);
  private static final Text CLOCK =
      Text.like("([01]\\d|2[0-3]):[0-5]\\d", "is a time of day such as 21:30", 5);
  private static final Shape COUNT = Shape.whole(0, Long.MAX_VALUE);

  private static final Thing WITHOUT =
      Thing.named("CampaignExclusions")
          .may("inFlow", Shape.flag(), "Nobody who is in the middle of a flow.")
          .may(
              "contactedDays",
              Shape.whole(0, 365),
              "Nobody whom a campaign has written to within so many days.")
          .may("query", QUERY, "Nobody of the group or query whom this query finds as well.");

  private static final Thing AUDIENCE =
      Thing.named("CampaignAudience")
          .may("group", Text.of(1, 100), "The name of a group.")
          .may("query", QUERY, "Whom this query finds, instead of a group.")
          .may("contacts", Text.id("con").list(NAMED), "These as well.")
          .may(
              "phones",
              Text.like("\\+?[1-9]\\d{5,14}", "is a phone number such as +919876543210", 16)
                  .list(NAMED),
              "These numbers as well; who is new becomes a contact.")
          .may("without", WITHOUT, "Who is left out, besides whoever cannot or must not get it.");

  private static final Thing SCHEDULE =
      Thing.named("CampaignSchedule")
          .may("at", Text.moment(), "When it begins; at once where absent.")
          .may(
              "cron",
              Text.of(9, 100),
              "When it begins again and again, each time with the audience of then: the five fields"
                  + " of a line of crontab, such as 0 9 * * 1.")
          .may(
              "local",
              Text.like(
                  "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d",
                  "is a day and time such as 2026-12-24T10:00", 16),
              "When it goes where each contact is; who is beyond gets it at once.")
          .may(
              "quiet",
              Thing.named("").must("from", CLOCK, "").must("until", CLOCK, ""),
              "Hours in which nobody is written to, where each contact is.")
          .may(
              "zone",
              Text.zone(),
              "Whose clock cron goes by, and where contacts are whose timeZone is not known.");

  private static final Thing LIMITS =
      Thing.named("CampaignLimits")
          .may("perSecond", Shape.whole(1, 1_000), "Messages in a second at most.")
          .may("canary", Shape.whole(0, 100_000), "So many go first and are watched.")
          .may("trialSeconds", Shape.whole(0, 86_400), "How long those are watched; 60.")
          .may("failurePercent", Shape.whole(0, 100), "It stops when more fail than this; 20.")
          .may(
              "objectionPercent",
              Shape.whole(0, 100),
              "It stops when more customers than this want no advertising; 5.")
          .may(
              "winner",
              Text.word(Limits.Winning.words()),
              "What makes one of several templates the best; read where absent.")
          .may(
              "frequency",
              Thing.named("")
                  .must("messages", Shape.whole(1, 1_000), "")
                  .must("days", Shape.whole(1, 365), ""),
              "So many campaign messages for one contact in so many days at most.");

  private static final Shape PURPOSE = Text.word(List.of("utility", "marketing"));
  private static final String SAID =
      "What it is for, where nothing is known of the template: marketing unless said.";
  private static final String OTHERS =
      "Other templates: each recipient gets one of them all in turn; after a canary of some, the"
          + " rest gets the best.";
  private static final String FILLED =
      "What goes. Texts may have {{name}}, {{city}} or {{city|your city}}: what is known of the"
          + " contact, and what stands there where nothing is.";

  /** A campaign to be made. */
  static final Thing NEW =
      Thing.named("NewCampaign")
          .must("name", NAME, "")
          .may("channel", Text.id("chn"), "From which number, if there are several.")
          .must("audience", AUDIENCE, "")
          .must("template", MessageShapes.TEMPLATE, FILLED)
          .may("variants", MessageShapes.TEMPLATE.list(9), OTHERS)
          .may("purpose", PURPOSE, SAID)
          .may("schedule", SCHEDULE, "")
          .may("limits", LIMITS, "");

  /** What is to be changed of one. */
  static final Thing CHANGE =
      Thing.named("CampaignChange")
          .may("name", NAME, "")
          .may("channel", Text.id("chn"), "")
          .may("audience", AUDIENCE, "")
          .may("template", MessageShapes.TEMPLATE, FILLED)
          .may("variants", MessageShapes.TEMPLATE.list(9), OTHERS)
          .may("purpose", PURPOSE, SAID)
          .may("schedule", SCHEDULE, "")
          .may("limits", LIMITS, "");

  /** A campaign. */
  static final Thing CAMPAIGN =
      Thing.named("Campaign")
          .must("id", Text.id("cmp"), "")
          .must("name", NAME, "")
          .must("channel", Text.of(1, 60), "")
          .must("state", Text.word(CampaignState.WORDS), "")
          .may("reason", Text.of(1, 2_000), "Why it stopped by itself.")
          .may("next", Text.moment(), "When it begins by itself.")
          .must("run", COUNT, "How often it has begun.")
          .must("audience", AUDIENCE, "")
          .must("template", MessageShapes.TEMPLATE, FILLED)
          .may("variants", MessageShapes.TEMPLATE.list(9), OTHERS)
          .may("purpose", PURPOSE, SAID)
          .may("schedule", SCHEDULE, "")
          .may("limits", LIMITS, "")
          .may("winner", COUNT, "Which template the rest gets: 0 for template, then variants.")
          .must("by", Text.of(1, 300), "Who made it.")
          .may("startedAt", Text.moment(), "")
          .may("endedAt", Text.moment(), "")
          .must("createdAt", Text.moment(), "");

  /** How far its recipients have come. */
  static final Thing FUNNEL =
      Thing.named("CampaignFunnel")
          .must("recipients", COUNT, "All of this run, also those who get nothing.")
          .must("states", states(), "How many stand where; together all recipients.")
          .must("sent", COUNT, "Whose message WhatsApp has taken, as far as it has not failed.")
          .must("delivered", COUNT, "")
          .must("read", COUNT, "")
          .must("replied", COUNT, "Who has written since.")
          .must("clicked", COUNT, "Who has tapped a reply button of it.")
          .must(
              "failures",
              Thing.named("")
                  .must("code", Shape.whole(-1_000, 100_000_000), "Meta's, or ours below zero.")
                  .must("count", COUNT, "")
                  .list(1_000),
              "")
          .must(
              "exclusions",
              Thing.named("").must("reason", Text.of(1, 40), "").must("count", COUNT, "").list(100),
              "")
          .must(
              "arms",
              Thing.named("")
                  .must("arm", COUNT, "0 for template, then variants.")
                  .must("sent", COUNT, "")
                  .must("delivered", COUNT, "")
                  .must("read", COUNT, "")
                  .must("replied", COUNT, "")
                  .must("clicked", COUNT, "")
                  .must("failed", COUNT, "")
                  .list(10),
              "The same for each template, of those who have been written to.");

  /** One recipient. */
  static final Thing RECIPIENT =
      Thing.named("CampaignRecipient")
          .must("id", Text.of(1, 60), "")
          .must("run", COUNT, "")
          .must("contact", Text.of(1, 60), "")
          .must("state", Text.word(RecipientState.words()), "")
          .may("message", Text.of(1, 60), "")
          .may("code", Shape.whole(-1_000, 100_000_000), "Why it failed.")
          .may("reason", Text.of(1, 2_000), "Why it failed, or why the contact gets nothing.")
          .must("arm", COUNT, "Which template: 0 for template, then variants.")
          .must("due", Text.moment(), "Not before this moment.")
          .may("handedAt", Text.moment(), "When the message was written.")
          .may("movedAt", Text.moment(), "When it last came further.")
          .may("repliedAt", Text.moment(), "")
          .may("clickedAt", Text.moment(), "");

  private CampaignShapes() {}

  private static Thing states() {
    Thing states = Thing.named("");
    for (String word : RecipientState.words()) {
      states = states.must(word, COUNT, "");
    }
    return states;
  }
}
