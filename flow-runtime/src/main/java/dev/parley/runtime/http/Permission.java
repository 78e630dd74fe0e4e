package dev.parley.runtime.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody may be allowed to do; the word of a key's scope. */
public enum Permission {
  /** See the business's profile and who may do what. */
  ACCOUNT_READ("account:read"),
  /** Change the business's profile. */
  ACCOUNT_WRITE("account:write"),
  /** Appoint, change and remove owners. */
  ACCOUNT_OWN("account:own"),
  /** See colleagues and invitations. */
  USERS_READ("users:read"),
  /** Invite, change and remove colleagues. */
  USERS_WRITE("users:write"),
  /** See which API keys there are. */
  KEYS_READ("keys:read"),
  /** Make and revoke API keys. */
  KEYS_WRITE("keys:write"),
  /** See contacts, their fields and notes. */
  CONTACTS_READ("contacts:read"),
  /** Create, change and block contacts. */
  CONTACTS_WRITE("contacts:write"),
  /** Say which fields, labels and groups contacts have. */
  FIELDS_WRITE("fields:write"),
  /** See messages and what became of them. */
  MESSAGES_READ("messages:read"),
  /** Send messages. */
  MESSAGES_WRITE("messages:write"),
  /** See campaigns and what became of them. */
  CAMPAIGNS_READ("campaigns:read"),
  /** Make campaigns and send them. */
  CAMPAIGNS_WRITE("campaigns:write"),
  /** See and replay conversations. */
  CONVERSATIONS_READ("conversations:read"),
  /** Take conversations over, give them back, assign and close them. */
  CONVERSATIONS_WRITE("conversations:write"),
  /** See and download files. */
  MEDIA_READ("media:read"),
  /** Add files. */
  MEDIA_WRITE("media:write"),
  /** See message templates. */
  TEMPLATES_READ("templates:read"),
  /** Write message templates, and submit and delete them at Meta. */
  TEMPLATES_WRITE("templates:write"),
  /** See the business's numbers and how they stand. */
  CHANNELS_READ("channels:read"),
  /** Add numbers, and change their secrets, bots and profiles. */
  CHANNELS_WRITE("channels:write"),
  /** See bots, their releases and what a release would do to people inside. */
  BOTS_READ("bots:read"),
  /** Write the next release of a bot, and try it. */
  BOTS_WRITE("bots:write"),
  /** Publish releases, and go back to earlier ones. */
  BOTS_PUBLISH("bots:publish"),
  /** See what happened on the server for this account. */
  EVENTS_READ("events:read"),
  /** Have events tried again that could not be handled, or set them aside. */
  EVENTS_WRITE("events:write");

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  /** The word for it, such as {@code contacts:read}. */
  public String word() {
    return word;
  }

  /** The permission of a word. */
  public static Optional<Permission> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
  }

  /** All words, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Permission::word).toList();
  }
}
