package dev.parley.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Shops;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Start;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static Recording recorded(Engine engine) {
    Recording recording = new Recording(engine, "session-1", Start.of("shop", "tea"), Shops.NOW);
    for (String words : new String[] {"some", "10", "2"}) {
      var reply = new Input.Reply(new Incoming.Text(words));
      recording.hear(engine, new Recording.Heard(reply, Facts.none(), Shops.NOW));
    }
    return recording;
  }

  @Test
  void a_recording_gives_the_same_turns_again() {
    Recording recording = recorded(Shops.tea());
    assertThat(recording.turns()).hasSize(4);
    assertThat(recording.turns().getLast()).contains("2 coming up!");
    assertThat(recording.replay(Shops.tea())).isEqualTo(-1);
  }

  @Test
  void a_changed_flow_differs_where_people_would_meet_the_change() {
    assertThat(recorded(Shops.tea()).replay(Shops.tea("That is too much."))).isEqualTo(2);
  }
}
