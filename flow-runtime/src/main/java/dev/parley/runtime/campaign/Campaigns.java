package dev.parley.runtime.campaign;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.contact.ContactSearch;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** An account's campaigns: makes, changes and steers them. */
public final class Campaigns {
  private final Footing on;
  private final Channels channels;
  private final ContactSearch search;
  private final Runner runner;
  private final Crowd crowd;
  private final Outbox outbox;

  /** The rooms that a campaign's messages pass. */
  public record Rooms(Channels channels, Contacts contacts, ConversationBook book, Outbox outbox) {}

  public Campaigns(Footing on, Rooms rooms) {
    this.on = on;
    this.channels = rooms.channels();
    this.search = new ContactSearch(on);
    this.outbox = rooms.outbox();
    this.crowd = new Crowd(search, rooms.contacts());
    this.runner =
        new Runner(
            on,
            new Planning(on, rooms.channels(), rooms.contacts(), crowd),
            new Pacing(on, new Handing(on, crowd, rooms.book(), rooms.outbox()), rooms.outbox()));
  }

  /** What runs campaigns, once it is started. */
  public Runner runner() {
    return runner;
  }

  /**
   * What can be done over HTTP.
   *
   * @param folder where the operator's table of prices is, if there is one
   */
  public List<Resource> resources(Path folder) {
    return List.of(
        new CampaignRoutes(this),
        new RecipientRoutes(this),
        new PreviewRoutes(this, new Preview(on, crowd, outbox, folder)));
  }

  <R> R read(AccountId account, Function<Estate, R> query) {
    return on.store().read(account, query);
  }

  /**
   * One of an account's campaigns.
   *
   * @throws Problem 404 if there is none of this id
   */
  Campaign get(AccountId account, String id) {
    return read(account, estate -> get(estate, id));
  }

  private static Campaign get(Estate estate, String id) {
    return CampaignTable.byId(estate, id)
        .orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }

  List<Campaign> list(AccountId account, String after, int most) {
    return read(account, estate -> CampaignTable.list(estate, after, most));
  }

  /** What somebody wants a campaign to be. */
  record Order(AccountId account, String author, JsonNode json) {
    Optional<String> text(String field) {
      return json.optional(field).map(JsonNode::stringValue);
    }
  }

  /** A campaign of which nothing is sent yet. */
  Campaign draft(Order order) {
    ZoneId zone = read(order.account(), CampaignTable::zone);
    Plan plan = PlanReader.read(PlanReader.nothing(), order.json(), zone);
    check(order.account(), plan);
    Instant now = on.time().now();
    return new Campaign(
        on.ids().next("cmp"),
        order.account(),
        number(order.account(), order.text("channel")),
        order.text("name").orElse(""),
        new CampaignState.Draft(),
        plan,
        Campaign.Progress.NONE,
        order.author(),
        1,
        now);
  }

  /** The same campaign after what somebody wants changed. */
  Campaign changed(Campaign before, Order order) {
    ZoneId zone = read(order.account(), CampaignTable::zone);
    Plan plan = PlanReader.read(before.plan().json(), order.json(), zone);
    check(order.account(), plan);
    return new Campaign(
        before.id(),
        before.account(),
        order
            .text("channel")
            .map(c -> number(order.account(), Optional.of(c)))
            .orElse(before.channel()),
        order.text("name").orElse(before.name()),
        before.state(),
        plan,
        before.progress(),
        before.author(),
        before.version(),
        before.created());
  }

  private void check(AccountId account, Plan plan) {
    plan.schedule().again().map(Recurrence::text).ifPresent(Recurrence::read);
    plan.audience().query().ifPresent(query -> search.read(account, query, "/audience/query"));
  }

  private String number(AccountId account, Optional<String> wanted) {
    List<String> own =
        channels.all().stream()
            .filter(channel -> channel.account().equals(account.value()))
            .map(Channel::id)
            .toList();
    if (wanted.isEmpty() && own.size() == 1) {
      return own.getFirst();
    }
    return wanted
        .filter(own::contains)
        .orElseThrow(() ->
            Problem.badValue(
                "/channel",
                own.isEmpty()
                    ? "The account has no number to send from."
                    : "channel is one of the account's numbers."));
  }

  Campaign add(Tx tx, Campaign campaign) {
    Estate estate = tx.of(campaign.account());
    CampaignTable.insert(estate, campaign);
    return get(estate, campaign.id());
  }

  Campaign save(Tx tx, Campaign changed) {
    Estate estate = tx.of(changed.account());
    must(locked(estate, changed.id()), "be changed", "draft", "scheduled");
    CampaignTable.save(estate, changed);
    return get(estate, changed.id());
  }

  void remove(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    must(locked(estate, id), "be removed", "draft");
    CampaignTable.remove(estate, id);
  }

  private static Campaign locked(Estate estate, String id) {
    return CampaignTable.lock(estate, id)
        .orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }

  private static void must(Campaign campaign, String what, String... words) {
    if (!List.of(words).contains(campaign.state().word())) {
      throw Problem.conflict(
          "The campaign is "
              + campaign.state().word()
              + ": only one that is "
              + String.join(" or ", words)
              + " can "
              + what
              + ".");
    }
  }

  /** A campaign begins, now or when its time comes. */
  Campaign start(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    Campaign campaign = locked(estate, id);
    must(campaign, "start", "draft");
    Instant first = campaign.plan().schedule().first(on.time().now());
    CampaignTable.turn(estate, id, new CampaignState.Scheduled(first), on.time().now());
    return told(tx, estate, id);
  }

  Campaign pause(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    must(locked(estate, id), "pause", "running");
    CampaignTable.turn(estate, id, new CampaignState.Paused(), on.time().now());
    return told(tx, estate, id);
  }

  /** A campaign goes on; what failed before does not stop it again. */
  Campaign resume(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    Campaign campaign = locked(estate, id);
    must(campaign, "go on", "paused", "stopped");
    if (campaign.state() instanceof CampaignState.Stopped) {
      CampaignTable.forgive(estate, id);
    }
    CampaignTable.turn(estate, id, new CampaignState.Running(), on.time().now());
    return told(tx, estate, id);
  }

  /**
   * Those who failed wait again, and the campaign goes on.
   *
   * @param code only who failed with it; whatever may succeed another time where empty
   */
  Campaign retry(Tx tx, AccountId account, String id, Optional<Integer> code) {
    Estate estate = tx.of(account);
    must(locked(estate, id), "be tried again", "running", "paused", "stopped", "done");
    List<Integer> codes =
        code.map(List::of)
            .orElseGet(
                () -> RecipientTable.codes(estate, id).stream().filter(Retrying::mayHelp).toList());
    if (codes.isEmpty() || RecipientTable.again(estate, id, codes, on.time().now()) == 0) {
      throw Problem.conflict("Nobody has failed for a reason that another try could help.");
    }
    CampaignTable.forgive(estate, id);
    CampaignTable.turn(estate, id, new CampaignState.Running(), on.time().now());
    return told(tx, estate, id);
  }

  /** A campaign ends; whoever was not written to by then never is. */
  Campaign cancel(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    must(locked(estate, id), "be cancelled", "scheduled", "running", "paused", "stopped");
    CampaignTable.turn(estate, id, new CampaignState.Cancelled(), on.time().now());
    return told(tx, estate, id);
  }

  private Campaign told(Tx tx, Estate estate, String id) {
    tx.afterCommit(runner::soon);
    return get(estate, id);
  }
}
