package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.call.Attempt;
import dev.parley.runtime.call.Calls;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.Sighting;
import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.conversation.Arrival;
import dev.parley.runtime.conversation.desk.Handbacks;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.outbox.Refusals;
import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.outbox.StatusMove;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.template.Templates;
import dev.parley.runtime.timers.Timer;
import dev.parley.runtime.timers.Timers;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where every event is written down before it is acknowledged: once, however often Meta delivers
 * it. What takes a turn is then handed to its conversation; statuses move messages on the way in;
 * everything else is kept as a record of what it was.
 */
public final class Inbox implements Timers.Bell, Calls.Door, Refusals, Handbacks {
  /** Which events can go when Meta repeats them no more. */
  public static final Forgetting FORGETTING = InboxTable.FORGETTING;

  private final Footing on;
  private final Neighbours neighbours;
  private final Preferences preferences;
  private final Templates templates;
  private final Work<ReceivedWebhook, Receipt> record = this::record;
  private final Work<List<Timer>, Integer> ring =
      (tx, all) -> all.stream().map(timers -> ring(tx, timers)).toList();
  private final Work<Attempt, Boolean> answer = this::answer;

  public Inbox(Footing on, Neighbours neighbours) {
    this.on = on;
    this.templates = new Templates(on);
    this.neighbours = neighbours;
    this.preferences = new Preferences(neighbours.contacts(), neighbours.consents());
  }

  /**
   * Writes a webhook down. The future completes when it is durable, which is the moment to
   * acknowledge it; it fails with {@code StoreBusy} if nothing can be stored now.
   */
  public CompletableFuture<Receipt> accept(ReceivedWebhook webhook) {
    return on.store().writer().submit(record, webhook);
  }

  /** Timers come back in as events. */
  @Override
  public CompletableFuture<?> ring(List<Timer> due) {
    return on.store().writer().submit(ring, due);
  }

  /** The results of calls come back in as events. */
  @Override
  public CompletableFuture<?> answered(Attempt last) {
    return on.store().writer().submit(answer, last);
  }

  /** Messages that could not be sent come back in as events. */
  @Override
  public void enter(Tx tx, List<Refused> refused) {
    if (!refused.isEmpty()) {
      write(tx, RefusedRows.of(tx, refused));
    }
  }

  /** What people give back to a flow comes in as an event. */
  @Override
  public void enter(Tx tx, Address whose, String conversation, String token) {
    long sequence = tx.sequences(1).getFirst();
    write(tx, List.of(HandbackRows.row(whose, conversation, token, sequence, on.time().now())));
  }

  private List<Receipt> record(Tx tx, List<ReceivedWebhook> webhooks) {
    List<Entry> entries = webhooks.stream().flatMap(w -> entries(w).stream()).toList();
    if (entries.isEmpty()) {
      return webhooks.stream().map(w -> new Receipt(0, 0)).toList();
    }
    List<Refused> refused = new ArrayList<>();
    List<InboxTable.Row> rows = rows(tx, entries, refused);
    int[] inserted = InboxTable.insert(tx.handle(), rows);
    Variants.record(tx.handle(), rows, inserted);
    List<Files.Fresh> fresh = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0) {
        fresh.add(new Files.Fresh(entries.get(i), rows.get(i)));
      }
    }
    fresh.forEach(f -> hear(tx, f.entry()));
    tx.afterCommit(() -> heard(entries, inserted));
    Map<Long, Map<String, String>> files = Files.expect(tx, neighbours.media(), fresh);
    List<Arrival> arrivals = arrivals(fresh, files);
    tx.afterCommit(() -> neighbours.conversations().accept(arrivals));
    enter(tx, refused);
    return receipts(webhooks, inserted);
  }

  private static List<Arrival> arrivals(
      List<Files.Fresh> all, Map<Long, Map<String, String>> files) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Files.Fresh fresh : all) {
      InboxTable.Row row = fresh.row();
      if (row.state().equals(InboxTable.NEW)) {
        Incoming said = fresh.entry().incoming().orElseThrow();
        Map<String, String> known = files.getOrDefault(row.sequence(), Map.of());
        arrivals.add(Arrivals.of(row, new Input.Reply(Reading.named(said, known))));
      }
    }
    return arrivals;
  }

  /** What Meta says that a business may do, and what customers want to get. */
  private void hear(Tx tx, Entry entry) {
    if (entry.event() instanceof WebhookEvent.AccountEvent event) {
      neighbours.outbox().allowances().hear(tx, entry.account(), event);
    } else if (entry.event() instanceof WebhookEvent.UserPreference said) {
      preferences.hear(tx, entry, said);
    } else if (entry.event() instanceof WebhookEvent.TemplateEvent event) {
      templates.hear(tx, new AccountId(entry.account()), event);
    }
  }

  /** What customers write counts towards the pace of a number. */
  private void heard(List<Entry> entries, int[] inserted) {
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0 && entries.get(i).sighting().isPresent()) {
        neighbours.outbox().heard(entries.get(i).channelId());
      }
    }
  }

  private List<Entry> entries(ReceivedWebhook webhook) {
    return webhook.events().stream().map(e -> entry(webhook, e)).toList();
  }

  private Entry entry(ReceivedWebhook webhook, WebhookEvent event) {
    Optional<Channel> channel = channel(webhook, event);
    String account =
        channel
            .or(() -> event.wabaId().flatMap(waba -> ofAccount(webhook, waba)))
            .map(Channel::account)
            .orElse(webhook.account());
    return Entry.of(account, channel, event, webhook.received());
  }

  /** A number whose app is another is not meant, even if Meta's webhook was signed rightly. */
  private Optional<Channel> channel(ReceivedWebhook webhook, WebhookEvent event) {
    return event
        .phoneNumberId()
        .flatMap(neighbours.channels()::byPhoneNumberId)
        .filter(channel -> webhook.channels().contains(channel.id()));
  }

  /** What Meta tells of a WhatsApp Business Account is for whose numbers are in it. */
  private Optional<Channel> ofAccount(ReceivedWebhook webhook, String waba) {
    return webhook.channels().stream()
        .flatMap(id -> neighbours.channels().byId(id).stream())
        .filter(channel -> channel.wabaId().equals(waba))
        .findFirst();
  }

  private List<InboxTable.Row> rows(Tx tx, List<Entry> entries, List<Refused> refused) {
    String[] conversations = new String[entries.size()];
    Arrays.fill(conversations, "");
    findSpoken(tx, entries, conversations);
    refused.addAll(findReported(tx, entries, conversations));
    List<Long> sequences = tx.sequences(entries.size());
    List<InboxTable.Row> rows = new ArrayList<>(entries.size());
    for (int i = 0; i < conversations.length; i++) {
      rows.add(row(entries.get(i), conversations[i], sequences.get(i)));
    }
    return rows;
  }

  /** Which conversations customers' events belong to; they and their contacts are created. */
  private void findSpoken(Tx tx, List<Entry> entries, String[] conversations) {
    List<Entry> spoken = entries.stream().filter(e -> e.sighting().isPresent()).toList();
    List<Sighting> sightings =
        spoken.stream().map(Entry::sighting).flatMap(Optional::stream).toList();
    List<Contact> contacts = neighbours.contacts().recognise(tx, sightings);
    neighbours.campaigns().heard(tx, Answered.of(spoken, contacts));
    List<Address> addresses = new ArrayList<>(spoken.size());
    for (int i = 0; i < spoken.size(); i++) {
      Entry entry = spoken.get(i);
      addresses.add(new Address(entry.account(), entry.channelId(), contacts.get(i).id()));
    }
    Map<Address, String> ids = neighbours.book().open(tx, new HashSet<>(addresses));
    Iterator<Address> address = addresses.iterator();
    for (int i = 0; i < conversations.length; i++) {
      if (entries.get(i).sighting().isPresent()) {
        conversations[i] = ids.getOrDefault(address.next(), "");
      }
    }
  }

  /**
   * Which conversations statuses belong to; their messages are moved on.
   *
   * @return those that could not be delivered
   */
  private List<Refused> findReported(Tx tx, List<Entry> entries, String[] conversations) {
    List<StatusMove> statuses =
        entries.stream().map(Entry::status).flatMap(Optional::stream).toList();
    Outbox.Moved moved = neighbours.outbox().move(tx, statuses);
    Iterator<String> found = moved.conversations().iterator();
    for (int i = 0; i < conversations.length; i++) {
      if (entries.get(i).status().isPresent()) {
        conversations[i] = found.next();
      }
    }
    return moved.refused();
  }

  private static InboxTable.Row row(Entry entry, String conversation, long sequence) {
    boolean turn = entry.incoming().isPresent();
    WebhookEvent event = entry.event();
    return new InboxTable.Row(
        sequence,
        entry.account(),
        entry.channelId(),
        conversation,
        event.key(),
        event.kind(),
        turn ? InboxTable.NEW : InboxTable.DONE,
        turn ? "" : entry.outcome(),
        turn ? "" : entry.detail(),
        event.envelope().alone(),
        event.timestamp(),
        entry.received());
  }

  private static List<Receipt> receipts(List<ReceivedWebhook> webhooks, int[] inserted) {
    List<Receipt> receipts = new ArrayList<>(webhooks.size());
    int place = 0;
    for (ReceivedWebhook webhook : webhooks) {
      int recorded = 0;
      for (int i = 0; i < webhook.events().size(); i++) {
        recorded += inserted[place++] > 0 ? 1 : 0;
      }
      receipts.add(new Receipt(recorded, webhook.events().size() - recorded));
    }
    return receipts;
  }

  private Integer ring(Tx tx, List<Timer> due) {
    List<Timer> timers = neighbours.timers().claim(tx, due);
    if (timers.isEmpty()) {
      return 0;
    }
    Instant now = on.time().now();
    Iterator<Long> sequences = tx.sequences(timers.size()).iterator();
    List<InboxTable.Row> rows =
        timers.stream().map(timer -> Arrivals.row(timer, sequences.next(), now)).toList();
    write(tx, rows);
    return rows.size();
  }

  private List<Boolean> answer(Tx tx, List<Attempt> last) {
    neighbours.calls().close(tx, last);
    Iterator<Long> sequences = tx.sequences(last.size()).iterator();
    write(tx, last.stream().map(a -> Results.row(a, sequences.next())).toList());
    return last.stream().map(a -> true).toList();
  }

  /** Writes down what came from within; what is new takes a turn. */
  private void write(Tx tx, List<InboxTable.Row> rows) {
    int[] inserted = InboxTable.insert(tx.handle(), rows);
    Variants.record(tx.handle(), rows, inserted);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0) {
        arrivals.add(Arrivals.fromWithin(rows.get(i)));
      }
    }
    tx.afterCommit(() -> neighbours.conversations().accept(arrivals));
  }
}
