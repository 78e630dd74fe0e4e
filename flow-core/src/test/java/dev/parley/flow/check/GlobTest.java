package dev.parley.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GlobTest {
  /** All texts of two letters that could be a common one of two patterns of three characters. */
  private static final List<String> TEXTS = texts(6);

  private static List<String> texts(int longest) {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text.length() < longest) {
        texts.add(text + "a");
        texts.add(text + "b");
      }
    }
    return texts;
  }

  @Property
  void two_patterns_meet_where_a_text_is_of_both(
      @ForAll("patterns") String one, @ForAll("patterns") String other) {
    boolean common = TEXTS.stream().anyMatch(t -> isOf(t, one) && isOf(t, other));
    assertThat(Glob.pattern(one).meets(Glob.pattern(other))).isEqualTo(common);
  }

  private static boolean isOf(String text, String pattern) {
    return text.matches(pattern.replace("*", ".*"));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'b', '*').ofMaxLength(3);
  }

  @Test
  void an_asterisk_in_a_text_is_an_asterisk() {
    assertThat(Glob.pattern("Total: *").meets(new Glob("Total: *5*", ""))).isTrue();
    assertThat(Glob.pattern("Total: 5").meets(new Glob("Total: *5*", ""))).isFalse();
  }
}
