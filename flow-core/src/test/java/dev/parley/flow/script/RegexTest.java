package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where java.util.regex would do something else. */
class RegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        // Groups are forgotten at every round.
        "/(z)((a+)?(b+)?(c))*/.exec(\"zaacbbbcac\")¦[\"zaacbbbcac\",\"z\",\"ac\",\"a\",null,\"c\"]",
        // A reference to a group that took no part matches nothing, everywhere.
        "/(?:(a)|b)\\1c/.test(\"bc\")¦true",
        "/\\1(a)/.exec(\"aa\")¦[\"a\",\"a\"]",
        // The dollar stands only at the very end.
        "/a$/.test(\"a\\n\")¦false",
        "/a$/m.test(\"a\\n\")¦true",
        // UTF-16 units without the flag u, code points with it.
        "/^.$/.test(\"😀\")¦false",
        "/^.$/u.test(\"😀\")¦true",
        "/^[^x]$/u.test(\"😀\")¦true",
        "/\\u{61}/.test(\"u\".repeat(61))¦true",
        "/\\u{61}/u.test(\"a\")¦true",
        "/[😀-😂]/u.test(\"😁\")¦true",
        // What is a blank.
        "/^\\s$/.test(\"\\uFEFF\")¦true",
        "/^\\s$/.test(\"\\u00A0\")¦true",
        "/^\\s$/.test(\"\\u200B\")¦false",
        "/^\\d$/.test(\"٣\")¦false",
        "/^\\w$/.test(\"é\")¦false",
        // Case, by ECMAScript's rules.
        "/\\u212a/i.test(\"k\")¦false",
        "/\\u212a/iu.test(\"k\")¦true",
        "/ſ/i.test(\"s\")¦false",
        "/[^x]/i.test(\"X\")¦false",
        "/é/i.test(\"É\")¦true",
        "/[à-ö]/i.test(\"É\")¦true",
        "/ß/i.test(\"SS\")¦false",
        "/σ/i.test(\"ς\")¦true",
        "/İ/iu.test(\"i\")¦false",
        "/\\W/iu.test(\"S\")¦false",
        "/[\\W]/iu.test(\"ſ\")¦false",
        // Looking behind goes backwards.
        "/(?<=(\\d+)(\\d+))$/.exec(\"1053\").slice(1)¦[\"1\",\"053\"]",
        "/(?<=\\1(a))b/.test(\"aab\")¦true",
        "/(?<!\\$)\\b\\d+/.exec(\"$10 20\")[0]¦\"20\"",
        "\"a,b,\".match(/(?<=^|,)[^,]*/g)¦[\"a\",\"b\",\"\"]",
        // Looking ahead keeps what it found, or forgets it if it was not to be found.
        "/(?=(a+))a*b\\1/.exec(\"baaabac\")¦[\"aba\",\"a\"]",
        "/(?!(a))b\\1/.exec(\"b\")¦[\"b\",null]",
        "/(.*?)a(?!(a+)b\\2c)\\2(.*)/.exec(\"baaabaac\")¦[\"baaabaac\",\"ba\",null,\"abaac\"]",
        // Empty rounds end a loop.
        "/(?:a*)*b/.test(\"aab\")¦true",
        "/(a*)*/.exec(\"b\")¦[\"\",null]",
        "/(?:a?)*?b/.exec(\"ab\")[0]¦\"ab\"",
        "/(){3}x/.exec(\"x\")¦[\"x\",\"\"]",
        "/(a?){2,3}/.exec(\"a\")¦[\"a\",\"\"]",
        "/x{0}y/.test(\"y\")¦true",
        "/(?:ab){2}?c/.exec(\"ababc\")[0]¦\"ababc\"",
        "/a{1,3}?/.exec(\"aaa\")[0]¦\"a\"",
        // Names.
        "/(?<y>\\d{4})-(?<m>\\d\\d)/.exec(\"on 2026-01\").groups¦{\"y\":\"2026\",\"m\":\"01\"}",
        "/\\k<a>(?<a>x)/.test(\"x\")¦true",
        "/\\k<a>/.test(\"k<a>\")¦true",
        // What Annex B lets pass.
        "/\\8/.test(\"8\")¦true",
        "/\\101/.test(\"A\")¦true",
        "/[\\c_]/.test(\"\\x1f\")¦true",
        "/\\c/.test(\"\\\\c\")¦true",
        "/a{/.test(\"a{\")¦true",
        "/(?=a)*/.test(\"\")¦true",
        "/]/.test(\"]\")¦true",
        "/\\p{L}/.test(\"p{L}\")¦true",
        // Properties.
        "/^\\p{Lu}\\p{Ll}+$/u.test(\"Élan\")¦true",
        "/\\p{Script=Devanagari}/u.test(\"न\")¦true",
        "/\\p{Emoji_Presentation}/u.test(\"🍕\")¦true",
        "/\\P{L}/u.test(\"a\")¦false",
        "/^[\\p{L}\\d ]+$/u.test(\"Zoë 2\")¦true"
      })
  void matches_as_ecmascript_says(String expression, String expected) {
    assertThat(World.empty().json(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "*",
        "+a",
        "a**",
        "a{2,1}",
        "[b-a]",
        "(?<a>x)(?<a>y)",
        "(?<1>x)",
        "(?<a",
        "(?x)",
        "\\",
        "(?<!a)*",
        "^*",
        "\\b+",
        "(?:"
      })
  void a_pattern_that_cannot_be_read_is_told(String pattern) {
    assertThat(World.empty().json("new RegExp(\"" + pattern.replace("\\", "\\\\") + "\")"))
        .isEqualTo("!FLW5205");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]",
        "}",
        "{",
        "a{1",
        "\\-",
        "\\1",
        "\\8",
        "\\c",
        "[\\d-x]",
        "\\p{Nope}",
        "\\pL",
        "(?=a)*",
        "\\u{110000}",
        "\\k",
        "[\\1]",
        "\\07"
      })
  void with_the_flag_u_more_is_refused(String pattern) {
    String text = "new RegExp(\"" + pattern.replace("\\", "\\\\") + "\", \"u\")";
    assertThat(World.empty().json(text)).isEqualTo("!FLW5205");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000, 400_000})
  void long_texts_need_no_stack(int length) {
    World world = World.empty().with(new Meter(50_000_000, 50_000_000));
    String text = "\"a\".repeat(" + length + ")";
    assertThat(world.json("/^(?:a|b)*$/.test(" + text + ")")).isIn("true", "!FLW5204");
    assertThat(world.json("/^.*$/.test(" + text + ")")).isEqualTo("true");
    assertThat(world.json("/^(a)*?$/.test(" + text + ")")).isIn("true", "!FLW5204");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(?:", "(?=", "[", "a|", "(a", "(?<!"})
  void deep_patterns_are_refused(String piece) {
    assertThat(World.empty().json("new RegExp(\"" + piece + "\".repeat(100000))"))
        .isIn("!FLW5205", "{}");
  }
}
