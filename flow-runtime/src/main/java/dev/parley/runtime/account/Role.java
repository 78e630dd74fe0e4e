package dev.parley.runtime.account;

import dev.parley.runtime.http.Permission;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is in a business, and so what they may do. */
public enum Role {
  /** Whose business it is: everything. */
  OWNER(EnumSet.allOf(Permission.class)),
  /** Runs it for them: everything but to appoint owners. */
  ADMIN(EnumSet.complementOf(EnumSet.of(Permission.ACCOUNT_OWN))),
  /** Writes to customers: contacts, files, campaigns. */
  MARKETER(
      EnumSet.of(
          Permission.ACCOUNT_READ,
          Permission.USERS_READ,
          Permission.CONTACTS_READ,
          Permission.CONTACTS_WRITE,
          Permission.FIELDS_WRITE,
          Permission.MESSAGES_READ,
          Permission.MESSAGES_WRITE,
          Permission.CAMPAIGNS_READ,
          Permission.CAMPAIGNS_WRITE,
          Permission.CONVERSATIONS_READ,
          Permission.TEMPLATES_READ,
          Permission.TEMPLATES_WRITE,
          Permission.CHANNELS_READ,
          Permission.BOTS_READ,
          Permission.MEDIA_READ,
          Permission.MEDIA_WRITE)),
  /** Talks with customers. */
  AGENT(
      EnumSet.of(
          Permission.ACCOUNT_READ,
          Permission.USERS_READ,
          Permission.CONTACTS_READ,
          Permission.CONTACTS_WRITE,
          Permission.MESSAGES_READ,
          Permission.MESSAGES_WRITE,
          Permission.CONVERSATIONS_READ,
          Permission.CONVERSATIONS_WRITE,
          Permission.TEMPLATES_READ,
          Permission.CHANNELS_READ,
          Permission.BOTS_READ,
          Permission.MEDIA_READ,
          Permission.MEDIA_WRITE)),
  /** Writes bots. */
  AUTHOR(
      EnumSet.of(
          Permission.ACCOUNT_READ,
          Permission.USERS_READ,
          Permission.CONTACTS_READ,
          Permission.FIELDS_WRITE,
          Permission.MESSAGES_READ,
          Permission.CAMPAIGNS_READ,
          Permission.CONVERSATIONS_READ,
          Permission.TEMPLATES_READ,
          Permission.CHANNELS_READ,
          Permission.BOTS_READ,
          Permission.BOTS_WRITE,
          Permission.BOTS_PUBLISH,
          Permission.MEDIA_READ,
          Permission.MEDIA_WRITE,
          Permission.EVENTS_READ)),
  /** Looks at what happened and changes nothing. */
  ANALYST(
      EnumSet.of(
          Permission.ACCOUNT_READ,
          Permission.USERS_READ,
          Permission.CONTACTS_READ,
          Permission.MESSAGES_READ,
          Permission.CAMPAIGNS_READ,
          Permission.CONVERSATIONS_READ,
          Permission.TEMPLATES_READ,
          Permission.CHANNELS_READ,
          Permission.BOTS_READ,
          Permission.EVENTS_READ)),
  /** Connects other programs. */
  DEVELOPER(
      EnumSet.of(
          Permission.ACCOUNT_READ,
          Permission.USERS_READ,
          Permission.KEYS_READ,
          Permission.KEYS_WRITE,
          Permission.CONTACTS_READ,
          Permission.CONTACTS_WRITE,
          Permission.FIELDS_WRITE,
          Permission.MESSAGES_READ,
          Permission.MESSAGES_WRITE,
          Permission.CAMPAIGNS_READ,
          Permission.CAMPAIGNS_WRITE,
          Permission.CONVERSATIONS_READ,
          Permission.CONVERSATIONS_WRITE,
          Permission.TEMPLATES_READ,
          Permission.TEMPLATES_WRITE,
          Permission.CHANNELS_READ,
          Permission.CHANNELS_WRITE,
          Permission.BOTS_READ,
          Permission.BOTS_WRITE,
          Permission.BOTS_PUBLISH,
          Permission.MEDIA_READ,
          Permission.MEDIA_WRITE,
          Permission.EVENTS_READ,
          Permission.EVENTS_WRITE));

  @SuppressWarnings("ImmutableEnumChecker") // nobody can change the set
  private final Set<Permission> permissions;

  Role(EnumSet<Permission> permissions) {
    this.permissions = Collections.unmodifiableSet(permissions);
  }

  /** What it may do. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
