package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every flow has beyond JavaScript. */
class FlowFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "en|plural(1, \"pizza\", \"pizzas\")|\"pizza\"",
        "en|plural(0, \"pizza\", \"pizzas\")|\"pizzas\"",
        "en|plural(2, \"pizza\", \"pizzas\")|\"pizzas\"",
        "en|plural(1.5, \"pizza\", \"pizzas\")|\"pizzas\"",
        "fr|plural(0, \"jour\", \"jours\")|\"jour\"",
        "pt_BR|plural(1.5, \"dia\", \"dias\")|\"dia\"",
        "hi|plural(0, \"a\", \"b\")|\"a\"",
        "ja|plural(1, \"a\", \"b\")|\"b\"",
        "en|money(1234.5, \"USD\")|\"$1,234.50\"",
        "en|money(1234.567, \"EUR\")|\"€1,234.57\"",
        "en|money(0.125, \"EUR\")|\"€0.13\"",
        "en|money(-3, \"EUR\")|\"-€3.00\"",
        "en|money(1234, \"JPY\")|\"¥1,234\"",
        "de|money(1234.5, \"EUR\")|\"1.234,50\u00a0€\"",
        "en_IN|money(1234567, \"INR\")|\"₹12,34,567.00\"",
        "en|text.fold(\"Crème BRÛLÉE\")|\"creme brulee\"",
        "en|text.fold(\"Straße Øl Łódź ıİ\")|\"strasse ol lodz ii\"",
        "en|text.fold(null)|\"null\"",
        "en|phone.format(\"+39 333 123-4567\")|\"+393331234567\"",
        "en|phone.format(\"0039 (333) 1234567\")|\"+393331234567\"",
        "en|phone.format(\"919812345678\")|\"+919812345678\"",
        "en|phone.format(\"call me\")|null",
        "en|phone.format(\"12\")|null",
        "en|phone.format(null)|null",
        "en|phone.format(\"٠٠٣٩٣٣٣١٢٣٤٥٦٧\")|\"+393331234567\"",
        "en|date.add(\"2026-01-31\", 1, \"month\")|\"2026-02-28\"",
        "en|date.add(\"2026-01-05\", 10)|\"2026-01-15\"",
        "en|date.add(\"2026-01-05\", -1, \"weeks\")|\"2025-12-29\"",
        "en|date.add(\"2024-02-29\", 1, \"year\")|\"2025-02-28\"",
        "en|date.add(\"2026-01-05\", 2, \"hours\")|\"2026-01-05T02:00:00+00:00\"",
        "en|date.add(\"2026-01-05T10:00:00Z\", 90, \"minutes\")|\"2026-01-05T11:30:00+00:00\"",
        "en|date.diff(\"2026-01-05\", \"2026-02-05\")|31",
        "en|date.diff(\"2026-01-05\", \"2026-02-04\", \"months\")|0",
        "en|date.diff(\"2026-02-05\", \"2026-01-05\", \"months\")|-1",
        "en|date.diff(\"1990-06-15\", \"2026-01-05\", \"years\")|35",
        "en|date.diff(\"2026-01-05T10:00Z\", \"2026-01-05T12:30Z\", \"hours\")|2",
        "en|date.format(\"2026-01-05\", \"d MMMM yyyy\")|\"5 January 2026\"",
        "it|date.format(\"2026-01-05\", \"EEEE d MMMM\")|\"lunedì 5 gennaio\"",
        "en|date.format(\"2026-01-05T15:04:00Z\", \"HH:mm\")|\"15:04\"",
        "de|date.format(\"2026-01-05\")|\"5. Januar 2026\"",
        "en|date.add(\"2026-02-30\", 1)|!FLW5206",
        "en|date.add(\"soon\", 1)|!FLW5206",
        "en|date.add(\"2026-01-05\", 1, \"moons\")|!FLW5206",
        "en|date.add(\"2026-01-05\", 1e9, \"years\")|!FLW5206",
        "en|date.format(\"2026-01-05\", \"{bad\")|!FLW5206",
        "en|money(\"x\", \"EUR\")|!FLW5206",
        "en|(1234567.891).toLocaleString()|\"1,234,567.891\"",
        "en|(5).toLocaleString(\"de\")|!FLW5207"
      })
  void functions_of_flows(String lang, String expression, String expected) {
    assertThat(World.empty().in("UTC", lang).json(expression)).isEqualTo(expected);
  }
}
