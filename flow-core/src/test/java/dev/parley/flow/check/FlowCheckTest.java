package dev.parley.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Bot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowCheckTest {
  private static final String SOUND =
      Findings.steps(
          "'expires':'1h','triggers':[{'type':'keyword','words':['hi']}],"
              + "'handlers':[{'on':'error','as':'e','do':[{'type':'say','text':'${e.code}'}]}],"
              + "'tests':[{'name':'t','lines':[{'user':'hi'},{'bot':{'pattern':'Name?'}},"
              + "{'user':'Asha'},{'taps':'yes'},{'ended':true}]}],",
          Findings.step(
              "start",
              "{'type':'ask','save':'name','text':'Name?','retry':{'times':3,'goto':'start'}}",
              "{'type':'choose','save':'ok','text':'${name}, right?','options':["
                  + "{'id':'yes','title':'Yes'},{'id':'no','title':'No','goto':'start'}],"
                  + "'other':{'do':[{'type':'retry','times':2,'goto':'start'}]}}",
              "{'type':'end'}"));

  @Test
  void a_sound_bot_has_no_problems() {
    assertThat(FlowCheck.check(Findings.bot(List.of(), SOUND))).isEmpty();
  }

  @Test
  void problems_come_in_the_order_of_the_flow() {
    String flow =
        Findings.steps(
            "'triggers':[{'type':'any','when':'x'}],'variables':[{'name':'v','type':'int'}],",
            Findings.step("start", "{'type':'say','text':'${b} ${a}'}"));
    assertThat(FlowCheck.check(Findings.bot(List.of(), flow)))
        .extracting(p -> p.place().pointer() + "@" + p.place().start())
        .containsExactly(
            "/triggers/0/when@0",
            "/variables/0/name@0",
            "/steps/0/do/0/text@2",
            "/steps/0/do/0/text@7",
            "/steps/0/name@0");
  }

  @Test
  void a_flow_may_be_checked_again_with_the_same_result() {
    Bot bot = Findings.bot(List.of(), SOUND.replace("'goto':'start'", "'goto':'strat'"));
    assertThat(FlowCheck.check(bot)).isEqualTo(FlowCheck.check(bot)).isNotEmpty();
  }

  @Test
  void places_point_into_their_texts() {
    String[] flows =
        IntStream.range(0, 50)
            .mapToObj(
                i -> SOUND.replace("'f'", "'f" + i + "'").replace("${name}", "${nam" + i + "}"))
            .toArray(String[]::new);
    assertThat(FlowCheck.check(Findings.bot(List.of(), flows)))
        .filteredOn(p -> p.code().equals("FLW2101"))
        .hasSize(50)
        .allMatch(p -> p.place().start() == 2 && p.place().end() >= 6)
        .isSortedAccordingTo(
            Comparator.comparingInt(p -> Integer.parseInt(p.place().flow().substring(1))));
  }
}
