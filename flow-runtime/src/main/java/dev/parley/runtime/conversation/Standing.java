package dev.parley.runtime.conversation;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import dev.parley.runtime.store.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where people stand in a bot.
 *
 * @param example one session that rests there
 * @param people how many rest at the same place, in the same way, in the same release
 */
public record Standing(Session example, long people) {
  private static final SessionJson SESSIONS = new SessionJson();
  private static final int FETCH = 1_000;

  /** What tells a place from another; variables do not. */
  private record Place(String release, List<Rung> rungs, Wait rests) {
    static Place of(Session session) {
      List<Rung> rungs = new ArrayList<>();
      for (Frame frame : session.frames()) {
        rungs.add(new Rung(frame.flow(), frame.call(), frame.lender()));
      }
      return new Place(session.release(), rungs, bare(session.waiting().orElseThrow()));
    }

    private static Wait bare(Wait wait) {
      return switch (wait) {
        case Wait.Reply reply ->
            new Wait.Reply(reply.id(), 0, Optional.empty(), reply.offered(), Optional.empty());
        case Wait.Call call -> call;
        case Wait.Time time -> new Wait.Time(time.id(), Instant.EPOCH);
        case Wait.Handback back -> new Wait.Handback(back.id(), Instant.EPOCH);
      };
    }
  }

  private record Rung(String flow, String call, int lender) {}

  /** Everybody in a bot, read one by one and kept by places only. */
  static List<Standing> in(Estate estate, String bot) {
    Map<Place, Standing> places = new LinkedHashMap<>();
    try (Stream<String> states =
        estate
            .query(
                "select c.state from session s join conversation c on c.id = s.conversation"
                    + " where s.account = :account and s.state = 'live' and s.bot = :bot"
                    + " and c.state <> ''")
            .bind("bot", bot)
            .setFetchSize(FETCH)
            .mapTo(String.class)
            .stream()) {
      states
          .map(SESSIONS::readText)
          .filter(session -> session.live() && session.bot().equals(bot))
          .forEach(
              session -> places.merge(Place.of(session), new Standing(session, 1), Standing::with));
    }
    return List.copyOf(places.values());
  }

  private Standing with(Standing other) {
    return new Standing(example, people + other.people);
  }
}
