package dev.parley.runtime.outbox;

import dev.parley.runtime.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Messages that wait for a moment. A wait ends once: by its time, or before that by somebody. */
final class Pauses {
  private final Time time;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

  Pauses(Time time) {
    this.time = time;
  }

  private static final class Pause {
    final Parcel parcel;
    volatile Time.@Nullable Alarm alarm;

    Pause(Parcel parcel) {
      this.parcel = parcel;
    }
  }

  /** Lets a message wait until a moment, at which it goes on. */
  void add(Parcel parcel, Instant until, Consumer<Parcel> onwards) {
    Pause pause = new Pause(parcel);
    pauses.put(parcel.id(), pause);
    pause.alarm =
        time.at(until, () -> Thread.startVirtualThread(() -> ring(parcel.id(), pause, onwards)));
  }

  private void ring(String id, Pause pause, Consumer<Parcel> onwards) {
    if (pauses.remove(id, pause)) {
      onwards.accept(pause.parcel);
    }
  }

  /** Ends a message's wait; empty if it does not wait. */
  Optional<Parcel> end(String id) {
    Pause pause = pauses.remove(id);
    if (pause == null) {
      return Optional.empty();
    }
    Time.Alarm alarm = pause.alarm;
    if (alarm != null) {
      alarm.cancel();
    }
    return Optional.of(pause.parcel);
  }

  /** Ends the waits of conversations. */
  List<Parcel> endAll(Predicate<String> conversations) {
    List<Parcel> ended = new ArrayList<>();
    ids(conversations).forEach(id -> end(id).ifPresent(ended::add));
    return ended;
  }

  /** The messages of conversations that wait. */
  Collection<String> ids(Predicate<String> conversations) {
    return pauses.values().stream()
        .map(pause -> pause.parcel)
        .filter(parcel -> conversations.test(parcel.conversation()))
        .map(Parcel::id)
        .toList();
  }
}
