package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How much may be sent, and which sends fail. Guarded by the {@link Chats}. */
final class Traffic {
  private static final int THROUGHPUT = 130429;
  private static final int PAIR = 131056;
  private static final int TO_ITSELF = 131021;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofHours(24);

  private final Weather weather;
  private final Timeline timeline;
  private final String businessPhone;
  private final Map<String, Instant> begun = new HashMap<>();
  private int most;
  private Rate throughput = new Rate(SECOND, 1);

  Traffic(EmulatorSettings settings, Weather weather) {
    this.weather = weather;
    this.timeline = settings.timeline();
    this.businessPhone = settings.number().displayPhoneNumber();
  }

  Rules rules() {
    return weather.rules();
  }

  /** The error that a command asked for, if it meets this send. */
  Optional<Failure> failure(String recipient) {
    String whom = WeatherVerbs.recipient(recipient);
    return weather.failures().roll(failure -> failure.strikes(whom));
  }

  /** A number cannot write to itself. */
  void checkSender(ObjectNode body) {
    Optional<String> to = EmulatorJson.text(body, "to").map(Identities::digits);
    if (to.filter(businessPhone::equals).isPresent()) {
      throw GraphFault.of(MetaErrors.of(TO_ITSELF));
    }
  }

  /** Counts a send, and refuses it if there were too many. */
  void checkRate(Optional<Chat> chat) {
    Instant now = timeline.now();
    if (!countThroughput(now)) {
      throw GraphFault.of(MetaErrors.of(THROUGHPUT));
    }
    if (rules().pairRate() && chat.filter(found -> !found.pair().take(now)).isPresent()) {
      throw GraphFault.of(MetaErrors.of(PAIR));
    }
  }

  /** Counts somebody who is written to first, and says whether there are not too many. */
  boolean mayBegin(Chat chat, boolean template) {
    Instant now = timeline.now();
    int wanted = rules().customers();
    if (!template || wanted == 0 || chat.windowEnd(now).isPresent()) {
      return true;
    }
    begun.values().removeIf(at -> !now.isBefore(at.plus(DAY)));
    boolean room = begun.size() < wanted || begun.containsKey(chat.customer().userId());
    if (room) {
      begun.put(chat.customer().userId(), now);
    }
    return room;
  }

  /** Counts a message of a customer, which uses the same throughput but is never refused. */
  void countInbound() {
    countThroughput(timeline.now());
  }

  private boolean countThroughput(Instant now) {
    int wanted = rules().throughput();
    if (wanted == 0) {
      return true;
    }
    if (wanted != most) {
      most = wanted;
      throughput = new Rate(SECOND.dividedBy(most), most);
    }
    return throughput.take(now);
  }
}
