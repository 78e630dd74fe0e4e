package dev.parley.runtime.conversation;

import dev.parley.runtime.account.Channels;
import dev.parley.runtime.call.Calls;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.consent.Consents;
import dev.parley.runtime.conversation.desk.Desks;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.timers.Timers;

/** The rooms a turn reads from and is written to. */
public record Rooms(
    Ledger ledger,
    ConversationBook book,
    Channels channels,
    Contacts contacts,
    Outbox outbox,
    Timers timers,
    Calls calls,
    Shards shards,
    Consents consents,
    Desks desks) {}
