package dev.parley.runtime.inbox;

import dev.parley.runtime.campaign.Tracking;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.InboundMessage;
import java.util.ArrayList;
import java.util.List;

/** What campaigns are told of customers' messages. */
final class Answered {
  private Answered() {}

  /** Who has written, in the order of their messages. */
  static List<Tracking.Heard> of(List<Entry> spoken, List<Contact> contacts) {
    List<Tracking.Heard> heard = new ArrayList<>(spoken.size());
    for (int i = 0; i < spoken.size(); i++) {
      Entry entry = spoken.get(i);
      if (entry.event() instanceof InboundMessage message && speaks(message.content())) {
        heard.add(
            new Tracking.Heard(
                new AccountId(entry.account()),
                contacts.get(i).id(),
                message.content() instanceof Content.TemplateButton,
                message.timestamp()));
      }
    }
    return heard;
  }

  /** A changed number is no answer. */
  private static boolean speaks(Content content) {
    return !(content instanceof Content.SystemNotice);
  }
}
