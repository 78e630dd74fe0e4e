package dev.parley.runtime.contact.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words by which people opt out, as they write them. */
class OptWordTest {
  private static OptWord of(String text) {
    return UsualWords.ALL.of(OptWord.bare(text)).orElseThrow(() -> new AssertionError(text));
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, en",
    "  stop.  , en",
    "Stop!!! 🙏, en",
    "stop ❤️, en",
    "Opt-out, en",
    "DON'T MESSAGE ME, en",
    "don’t message me, en",
    "un\u200Bsubscribe, en",
    "बंद करो।, hi",
    "Band  Karo, hi",
    "স্টপ, bn",
    "நிறுத்து, ta",
    "ఆపండి, te",
    "थांबवा, mr",
    "બંધ કરો, gu",
    "ನಿಲ್ಲಿಸಿ, kn",
    "നിർത്തുക, ml",
    "നിര്‍ത്തുക, ml",
    "ਬੰਦ ਕਰੋ, pa",
    "ବନ୍ଦ କରନ୍ତୁ, or",
    "বন্ধ কৰক, as",
    "بند کریں, ur",
    "Cancelar suscripción, es",
    "Stopp, de"
  })
  void a_word_opts_out_however_it_is_written(String text, String language) {
    assertThat(of(text)).isEqualTo(new OptWord(OptWord.Kind.OUT, language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where is the bus stop?",
        "don't stop",
        "stopover",
        "not now",
        "1",
        "…",
        "",
        "ok",
        "बंद करो भाई मुझे कल से फिर बताना"
      })
  void what_only_has_such_a_word_in_it_is_none(String text) {
    assertThat(UsualWords.ALL.of(OptWord.bare(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "End", "QUIT", "बंद", "baja", "sair"})
  void what_may_answer_a_question_opts_out_only_where_none_is_open(String text) {
    assertThat(of(text).kind()).isEqualTo(OptWord.Kind.IDLE);
  }

  @Test
  void nobody_who_writes_a_novel_opts_out() {
    assertThat(OptWord.bare("stop ".repeat(20))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "or", "as", "ur", "ne"
      })
  void whoever_opts_out_is_told_in_their_language_how_to_come_back(String language) {
    ConsentRules rules = ConsentRules.USUAL;
    assertThat(rules.said(false, List.of(language))).get().asString().contains("START");
    assertThat(rules.said(true, List.of(language))).get().asString().contains("STOP");
    assertThat(rules.said(true, List.of("xx"))).isEqualTo(rules.said(true, List.of("en")));
  }
}
