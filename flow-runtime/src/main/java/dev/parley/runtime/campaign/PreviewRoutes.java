package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.List;

/** What a campaign would do, before it does. */
final class PreviewRoutes implements Resource {
  private static final Shape COUNT = Shape.whole(0, Long.MAX_VALUE);
  private static final Text WORD = Text.of(1, 40);

  private static final Thing COST =
      Thing.named("CampaignCost")
          .must("country", Text.of(2, 2), "By the phone number; ZZ if it does not tell.")
          .must("category", WORD, "")
          .must("messages", COUNT, "")
          .may("currency", WORD, "")
          .may("price", WORD, "Of one message; absent where the table has none.")
          .may("amount", WORD, "");

  private static final Thing PREVIEW =
      Thing.named("CampaignPreview")
          .must("recipients", COUNT, "Everybody of the audience.")
          .must("messages", COUNT, "How many of them get it.")
          .must("strangers", COUNT, "Phone numbers of which it shows only then whose they are.")
          .must("purpose", WORD, "What it takes consent for.")
          .must(
              "exclusions",
              Thing.named("").must("reason", WORD, "").must("count", COUNT, "").list(100),
              "Who gets nothing, by reason.")
          .must(
              "faults",
              Thing.named("")
                  .must("contact", Text.of(1, 60), "")
                  .must("message", Text.of(1, 8_000), "")
                  .list(100),
              "What the message needs and is not known, of the first hundred.")
          .must("costs", COST.list(300), "By country.")
          .must(
              "total",
              Thing.named("").must("currency", WORD, "").must("amount", WORD, "").list(20),
              "")
          .must("examplePrices", Shape.flag(), "Whether the table of prices is only an example.")
          .may("perSecond", COUNT, "At which pace it goes; absent where nobody counts.")
          .may("customersADay", COUNT, "How many new customers Meta lets the business write to.")
          .must("endsAt", Text.moment(), "When it would be done.");

  private final Campaigns campaigns;
  private final Preview preview;

  PreviewRoutes(Campaigns campaigns, Preview preview) {
    this.campaigns = campaigns;
    this.preview = preview;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(CampaignRoutes.ONE + "/preview", "previewCampaign")
            .says("What a campaign would do if it began now: whom it leaves out, cost and end.")
            .needs(Permission.CAMPAIGNS_READ)
            .gives(200, PREVIEW)
            .refuses(409, "The audience cannot be asked any more, or the prices cannot be read.")
            .by(request ->
                Answer.of(preview.of(campaigns.get(request.account(), request.path("id"))))));
  }
}
