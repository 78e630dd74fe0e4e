package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /api/v1/campaigns}: makes them, steers them, and says how they stand. */
final class CampaignRoutes implements Resource {
  static final String ALL = "/campaigns";
  static final String ONE = ALL + "/{id}";

  private final Campaigns campaigns;

  CampaignRoutes(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(ofDrafts());
    operations.addAll(
        List.of(
            steer("start", "startCampaign", "Lets it begin, now or at its time.", campaigns::start),
            steer("pause", "pauseCampaign", "Lets it wait.", campaigns::pause),
            steer("resume", "resumeCampaign", "Lets it go on.", campaigns::resume),
            steer("cancel", "cancelCampaign", "Ends it for good.", campaigns::cancel),
            retry()));
    return operations;
  }

  private List<Operation> ofDrafts() {
    return List.of(
        Operation.get(ALL, "listCampaigns")
            .says("The campaigns, the oldest first.")
            .needs(Permission.CAMPAIGNS_READ)
            .paged(CampaignShapes.CAMPAIGN)
            .by(this::list),
        Operation.post(ALL, "addCampaign")
            .says("Makes a campaign, of which nothing is sent until it is started.")
            .needs(Permission.CAMPAIGNS_WRITE)
            .takes(CampaignShapes.NEW)
            .versioned()
            .gives(201, CampaignShapes.CAMPAIGN)
            .by(this::add),
        Operation.get(ONE, "getCampaign")
            .says("A campaign.")
            .needs(Permission.CAMPAIGNS_READ)
            .versioned()
            .gives(200, CampaignShapes.CAMPAIGN)
            .by(request -> answer(campaign(request))),
        Operation.patch(ONE, "changeCampaign")
            .says("Changes a campaign that has not begun; each part given replaces the one before.")
            .needs(Permission.CAMPAIGNS_WRITE)
            .takes(CampaignShapes.CHANGE)
            .versioned()
            .gives(200, CampaignShapes.CAMPAIGN)
            .refuses(409, "It has begun, or somebody changes it too.")
            .by(this::change),
        Operation.delete(ONE, "removeCampaign")
            .says("Removes a campaign that was never started.")
            .needs(Permission.CAMPAIGNS_WRITE)
            .givesNothing()
            .refuses(409, "It was started.")
            .by(this::remove),
        Operation.get(ONE + "/funnel", "getCampaignFunnel")
            .says("How many of its recipients have come how far.")
            .needs(Permission.CAMPAIGNS_READ)
            .gives(200, CampaignShapes.FUNNEL)
            .by(this::funnel));
  }

  /** Does something to a campaign. */
  @FunctionalInterface
  private interface Steering {
    Campaign steer(Tx tx, AccountId account, String id);
  }

  private static Operation steer(String verb, String id, String says, Steering steering) {
    return Operation.post(ONE + "/" + verb, id)
        .says(says)
        .needs(Permission.CAMPAIGNS_WRITE)
        .gives(200, CampaignShapes.CAMPAIGN)
        .refuses(409, "It does not stand so that this can be done.")
        .by(request ->
            new Reply.Change(tx ->
                Answer.of(
                    CampaignJson.of(steering.steer(tx, request.account(), request.path("id"))))));
  }

  private Operation retry() {
    return Operation.post(ONE + "/retry", "retryCampaign")
        .says("Tries those again who failed for a reason that may have passed.")
        .needs(Permission.CAMPAIGNS_WRITE)
        .query("code", RecipientRoutes.CODE, "Only those who failed with this code.")
        .gives(200, CampaignShapes.CAMPAIGN)
        .refuses(409, "Nobody has failed so that another try could help, or it cannot go on.")
        .by(request -> {
          Optional<Integer> code = request.query("code").map(Integer::valueOf);
          return new Reply.Change(tx ->
              Answer.of(
                  CampaignJson.of(
                      campaigns.retry(tx, request.account(), request.path("id"), code))));
        });
  }

  private Campaign campaign(Request request) {
    return campaigns.get(request.account(), request.path("id"));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Campaign> found = campaigns.list(request.account(), page.after(), page.limit());
    return page.of(found, Campaign::id, CampaignJson::of);
  }

  private static Campaigns.Order order(Request request) {
    return new Campaigns.Order(request.account(), request.by().id(), request.body());
  }

  private Reply add(Request request) {
    Campaign campaign = campaigns.draft(order(request));
    return new Reply.Change(
        tx -> answer(campaigns.add(tx, campaign)).at(Operation.ROOT + ALL + "/" + campaign.id()));
  }

  private Reply change(Request request) {
    Campaign before = campaign(request);
    request.expects(before.version());
    Campaign after = campaigns.changed(before, order(request));
    return new Reply.Change(tx -> answer(campaigns.save(tx, after)));
  }

  private Reply remove(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> {
      campaigns.remove(tx, request.account(), id);
      return Answer.none();
    });
  }

  private Reply funnel(Request request) {
    Campaign campaign = campaign(request);
    int run = campaign.progress().run();
    return campaigns.read(
        request.account(),
        estate ->
            Answer.of(
                Funnel.of(estate, campaign.id(), run)
                    .json(
                        campaign.plan().arms().size() == 1
                            ? new TreeMap<>()
                            : Funnel.arms(estate, campaign.id(), run))));
  }

  private static Answer answer(Campaign campaign) {
    return Answer.of(CampaignJson.of(campaign)).version(campaign.version());
  }
}
