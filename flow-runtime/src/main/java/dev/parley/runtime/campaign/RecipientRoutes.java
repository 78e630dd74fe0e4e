package dev.parley.runtime.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.store.Ids;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who got a campaign and who did not: page by page, or as a file. */
final class RecipientRoutes implements Resource {
  private static final int PAGE = 1_000;
  private static final Text STATE = Text.word(RecipientState.words());
  static final Shape CODE = Text.like("-?\\d{1,9}", "is a code such as 131026", 10);
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "run",
          "contact",
          "state",
          "message",
          "code",
          "reason",
          "arm",
          "due",
          "handedAt",
          "movedAt",
          "repliedAt",
          "clickedAt");

  private final Campaigns campaigns;

  RecipientRoutes(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(CampaignRoutes.ONE + "/recipients", "listRecipients")
            .says("A campaign's recipients and what became of each.")
            .needs(Permission.CAMPAIGNS_READ)
            .query("state", STATE, "Only those who stand there.")
            .query("code", CODE, "Only those of whom this code tells why it failed.")
            .paged(CampaignShapes.RECIPIENT)
            .by(this::list),
        Operation.get(CampaignRoutes.ONE + "/recipients/export", "exportRecipients")
            .says("The same as a file, however many there are.")
            .needs(Permission.CAMPAIGNS_READ)
            .query("state", STATE, "Only those who stand there.")
            .query("code", CODE, "Only those of whom this code tells why it failed.")
            .gives(200, new Operation.Outcome.File("text/csv"))
            .by(this::export));
  }

  private static RecipientTable.Wanted wanted(Request request, long after, int most) {
    return new RecipientTable.Wanted(
        request.query("state"), request.query("code").map(Integer::valueOf), after, most);
  }

  private List<Recipient> found(Request request, String campaign, long after, int most) {
    return campaigns.read(
        request.account(),
        estate -> RecipientTable.list(estate, campaign, wanted(request, after, most)));
  }

  private Reply list(Request request) {
    String campaign = campaigns.get(request.account(), request.path("id")).id();
    Page page = request.page().under(cursor -> Ids.sequence("rcp", cursor) >= 0);
    long after = page.after().isEmpty() ? -1 : Ids.sequence("rcp", page.after());
    return page.of(
        found(request, campaign, after, page.limit()), CampaignJson::id, CampaignJson::of);
  }

  private Reply export(Request request) {
    String campaign = campaigns.get(request.account(), request.path("id")).id();
    request
        .context()
        .contentType("text/csv; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"recipients.csv\"");
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(
                new OutputStreamWriter(request.context().outputStream(), StandardCharsets.UTF_8))) {
      csv.writeRecord(COLUMNS);
      List<Recipient> page = found(request, campaign, -1, PAGE);
      while (!page.isEmpty()) {
        page.forEach(recipient -> csv.writeRecord(cells(recipient)));
        page =
            page.size() < PAGE
                ? List.of()
                : found(request, campaign, page.getLast().number(), PAGE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply.Written();
  }

  private static List<String> cells(Recipient recipient) {
    Map<String, Object> json = CampaignJson.of(recipient);
    return COLUMNS.stream()
        .map(column -> Optional.ofNullable(json.get(column)).map(Object::toString).orElse(""))
        .toList();
  }
}
