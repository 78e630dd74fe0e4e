package dev.parley.runtime;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.channel.ChannelSecrets;
import dev.parley.runtime.inbox.Apps;
import dev.parley.runtime.whatsapp.Credentials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The server's numbers: the one of its settings, whose token and app are there, and those that
 * accounts have added, which have theirs sealed.
 *
 * @param settings the number of the settings, or the emulator's
 * @param own the same, as a channel
 */
record Numbers(OwnNumber settings, Channel own, Channels channels, ChannelSecrets secrets) {
  /** What proves that we may send from a number, by the channel's id. */
  Optional<Credentials> credentials(String id) {
    return id.equals(own.id())
        ? Optional.of(settings.credentials())
        : channels.byId(id).flatMap(secrets::credentials);
  }

  /**
   * The settings' app, which may sign for its own number and for those that have no app of their
   * own, and the apps that others have.
   */
  List<Apps.App> apps() {
    List<Apps.App> apps = new ArrayList<>();
    Set<String> ours = new HashSet<>();
    for (Channel each : channels.all()) {
      List<String> secret = appSecrets(each);
      if (each.id().equals(own.id()) || secret.equals(List.of(settings.appSecret()))) {
        ours.add(each.id());
      } else {
        String token = secrets.verifyToken(each.id()).orElse("");
        apps.add(new Apps.App(each.account(), Set.of(each.id()), secret, token));
      }
    }
    apps.addFirst(
        new Apps.App(own.account(), ours, List.of(settings.appSecret()), settings.verifyToken()));
    return apps;
  }

  /** The secrets that sign a number's webhooks. */
  List<String> appSecrets(Channel of) {
    List<String> sealed = secrets.appSecrets(of.id());
    return sealed.isEmpty() ? List.of(settings.appSecret()) : sealed;
  }
}
