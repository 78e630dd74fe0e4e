package dev.parley.runtime.inbox;

import dev.parley.runtime.account.Channels;
import dev.parley.runtime.call.Calls;
import dev.parley.runtime.campaign.Tracking;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.Conversations;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.timers.Timers;

/** The rooms that the inbox hands things to. */
public record Neighbours(
    Channels channels,
    Contacts contacts,
    ConversationBook book,
    Conversations conversations,
    Outbox outbox,
    Timers timers,
    Calls calls,
    Media media,
    ConsentLedger consents,
    Tracking campaigns) {}
