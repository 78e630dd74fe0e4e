package dev.parley.runtime;

import dev.parley.runtime.account.Channels;
import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.call.Calls;
import dev.parley.runtime.campaign.Campaigns;
import dev.parley.runtime.campaign.Tracking;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.consent.Consents;
import dev.parley.runtime.conversation.Bots;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.Conversations;
import dev.parley.runtime.conversation.OpenForms;
import dev.parley.runtime.conversation.Rooms;
import dev.parley.runtime.conversation.desk.Desks;
import dev.parley.runtime.conversation.desk.Returns;
import dev.parley.runtime.inbox.EventList;
import dev.parley.runtime.inbox.Inbox;
import dev.parley.runtime.inbox.InboxLedger;
import dev.parley.runtime.inbox.Neighbours;
import dev.parley.runtime.inbox.Parked;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.outbox.Allowances;
import dev.parley.runtime.outbox.Carrier;
import dev.parley.runtime.outbox.FileCarrier;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.outbox.SendSettings;
import dev.parley.runtime.outbox.Sender;
import dev.parley.runtime.shard.LeaseSettings;
import dev.parley.runtime.shard.LeasedShards;
import dev.parley.runtime.shard.OneNode;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.timers.Timers;
import java.time.Duration;
import java.util.List;

/**
 * The way of a message through the server: accept, take a turn, commit, send, track. Everything on
 * it is wired here, by hand.
 */
public final class Line {
  private static final Duration DRAIN = Duration.ofSeconds(4);
  private static final Duration LAST = Duration.ofSeconds(1);
  private static final Duration LET_GO = Duration.ofMillis(500);

  private final Inbox inbox;
  private final Parked parked;
  private final EventList events;
  private final Contacts contacts;
  private final Consents consents;
  private final Desks desks;
  private final Returns returns;
  private final OpenForms forms;
  private final Conversations conversations;
  private final Timers timers;
  private final Calls calls;
  private final Sender sender;
  private final Outbox outbox;
  private final ConversationBook book;
  private final Tracking tracking = new Tracking();
  private final Campaigns campaigns;
  private final Shards shards;
  private final Media media;

  /**
   * A line that stands still until it is started.
   *
   * @param channels the numbers it serves
   * @param bots who answers
   * @param sending how answers leave
   */
  public Line(Footing on, Channels channels, Bots bots, Sending sending) {
    this(on, new Answering(channels, bots), sending, shards(on.store()));
  }

  /** A line that works on some shards. */
  public Line(Footing on, Answering answering, Sending sending, Shards shards) {
    this.shards = shards;
    Channels channels = answering.channels();
    contacts = new Contacts(on.store(), on.time(), on.ids());
    book = new ConversationBook(on.store(), on.time(), on.ids());
    media = sending.media();
    InboxLedger ledger = new InboxLedger(on.store(), media);
    Carrier carrier = new FileCarrier(media, sending.carrier());
    consents = Consents.of(on);
    sender = new Sender(on, shards, sending.settings(), carrier);
    outbox = new Outbox(sender, on, tracking);
    campaigns = new Campaigns(on, new Campaigns.Rooms(channels, contacts, book, outbox));
    timers = new Timers(on.store(), on.time(), shards);
    calls = new Calls(on, sending.calling());
    desks = new Desks(on, book);
    Rooms rooms =
        new Rooms(ledger, book, channels, contacts, outbox, timers, calls, shards, consents, desks);
    conversations = new Conversations(on, rooms, answering.bots());
    inbox =
        new Inbox(
            on,
            new Neighbours(
                channels,
                contacts,
                book,
                conversations,
                outbox,
                timers,
                calls,
                media,
                consents.ledger(),
                tracking));
    desks.open(inbox);
    returns = new Returns(on, desks);
    parked = new Parked(on, book, conversations);
    forms = new OpenForms(on, answering.bots(), contacts);
    events = new EventList(on.store());
  }

  private static Shards shards(Store store) {
    return store.shared() ? new LeasedShards(store, LeaseSettings.defaults()) : new OneNode();
  }

  /** Who answers on which numbers. */
  public record Answering(Channels channels, Bots bots) {}

  /**
   * How answers and calls leave the server, and files come and go.
   *
   * @param carrier takes messages whose files have their ids at Meta
   */
  public record Sending(Carrier carrier, SendSettings settings, Media media, CallSettings calling) {
    public Sending(Carrier carrier, SendSettings settings, Media media) {
      this(carrier, settings, media, CallSettings.defaults());
    }
  }

  /**
   * Starts, going on with whatever an earlier process left. To be called when webhooks can be
   * received, for from now on a status may settle what is in doubt.
   */
  public void start() {
    media.start();
    sender.start(book, inbox, tracking);
    conversations.start();
    timers.start(inbox);
    calls.start(inbox);
    shards.start(List.of(sender, conversations, timers, calls));
  }

  /** Starts what the server does by itself: conversations go back to bots, campaigns go on. */
  public void startErrands() {
    returns.start();
    campaigns.runner().start();
  }

  /**
   * Stops within ten seconds: nothing new is begun, what is under way ends. Whoever calls this has
   * closed the server's door before, and closes the store afterwards.
   */
  public void stop() {
    shards.leave();
    outbox.allowances().stop();
    timers.stop();
    calls.stop();
    returns.stop();
    campaigns.runner().stop();
    conversations.stop(DRAIN);
    sender.stop(DRAIN);
    calls.letGo(LET_GO);
    media.stop(LAST);
    shards.release();
  }

  /** Where webhooks go in. */
  public Inbox inbox() {
    return inbox;
  }

  /** What no turn could be made of. */
  public Parked parked() {
    return parked;
  }

  /** What happened. */
  public EventList events() {
    return events;
  }

  /** What Meta allows numbers. */
  public Allowances allowances() {
    return outbox.allowances();
  }

  /** The forms that customers have open. */
  public OpenForms forms() {
    return forms;
  }

  /** What is to be sent. */
  public Outbox outbox() {
    return outbox;
  }

  /** How conversations stand. */
  public ConversationBook book() {
    return book;
  }

  /** Messages to many. */
  public Campaigns campaigns() {
    return campaigns;
  }

  /** What lets the bot answer again in time, once it is started. */
  public Returns returns() {
    return returns;
  }

  /** Where people of the business answer. */
  public Desks desks() {
    return desks;
  }

  /** The people who write. */
  public Contacts contacts() {
    return contacts;
  }

  /** What people have agreed to. */
  public Consents consents() {
    return consents;
  }

  /** Which conversations are led here. */
  public Shards shards() {
    return shards;
  }

  /** Where turns are taken. */
  public Conversations conversations() {
    return conversations;
  }
}
