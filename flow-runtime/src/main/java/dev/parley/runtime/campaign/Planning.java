package dev.parley.runtime.campaign;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.Sighting;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down who gets a campaign, piece by piece, when it begins. */
final class Planning {
  private static final int PIECE = 2_000;

  private final Footing on;
  private final Channels channels;
  private final Contacts contacts;
  private final Crowd crowd;
  private final Work<Step, Boolean> planning =
      (tx, steps) -> steps.stream().map(step -> plan(tx, step)).toList();

  Planning(Footing on, Channels channels, Contacts contacts, Crowd crowd) {
    this.on = on;
    this.channels = channels;
    this.contacts = contacts;
    this.crowd = crowd;
  }

  private record Step(Campaign campaign, Crowd.Piece piece) {}

  /**
   * Writes the next piece down.
   *
   * @throws dev.parley.runtime.http.Problem if the audience cannot be found any more
   */
  void next(Campaign campaign) {
    Crowd.Piece piece =
        crowd.piece(
            campaign.account(), campaign.plan().audience(), campaign.progress().place(), PIECE);
    on.store().writer().submit(planning, new Step(campaign, piece)).join();
  }

  /** Nothing is written if another node has come further, or people have stopped it. */
  private boolean plan(Tx tx, Step step) {
    Estate estate = tx.of(step.campaign().account());
    Optional<Campaign> current =
        CampaignTable.lock(estate, step.campaign().id())
            .filter(c -> c.state() instanceof CampaignState.Running)
            .filter(c -> c.progress().run() == step.campaign().progress().run())
            .filter(c -> c.progress().place().equals(step.campaign().progress().place()))
            .filter(c -> !c.progress().planned());
    if (current.isEmpty()) {
      return false;
    }
    Campaign campaign = current.get();
    List<Contact> people = new ArrayList<>(step.piece().people());
    people.addAll(called(tx, campaign, step.piece().phones()));
    RecipientTable.plan(estate, campaign, planned(estate, campaign, people));
    String next = step.piece().next();
    CampaignTable.planned(estate, campaign.id(), next, next.equals(Crowd.END));
    return true;
  }

  private List<RecipientTable.Planned> planned(
      Estate estate, Campaign campaign, List<Contact> people) {
    Instant now = on.time().now();
    Map<String, Exclusion> excluded = Exclusion.of(estate, campaign, people, now);
    return people.stream()
        .map(contact -> {
          Optional<Exclusion> why = Optional.ofNullable(excluded.get(contact.id()));
          Instant due = campaign.plan().schedule().due(contact, now);
          return new RecipientTable.Planned(contact.id(), due, why.map(Exclusion::word).orElse(""));
        })
        .toList();
  }

  /** Whose numbers these are; who is new becomes a contact. */
  private List<Contact> called(Tx tx, Campaign campaign, List<String> phones) {
    Optional<String> none = Optional.empty();
    String portfolio = channels.byId(campaign.channel()).map(Channel::portfolio).orElse("");
    return contacts.recognise(
        tx,
        phones.stream()
            .map(phone ->
                new Sighting(
                    campaign.account().value(),
                    portfolio,
                    Optional.of(phone),
                    none,
                    none,
                    none,
                    none,
                    none))
            .toList());
  }
}
