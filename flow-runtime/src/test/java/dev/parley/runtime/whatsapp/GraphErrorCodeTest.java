package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.runtime.whatsapp.GraphErrorCode.Action;
import dev.parley.runtime.whatsapp.GraphErrorCode.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GraphErrorCodeTest {
  /** A code, an {@code x}-padded family of codes, or a range, as the reference writes them. */
  private static final Pattern CODES = Pattern.compile("(\\d+)(x*)(?:–(\\d+))?");

  @TestFactory
  Stream<DynamicTest> every_row_of_the_reference_is_followed() throws IOException {
    return reference().stream()
        .flatMap(GraphErrorCodeTest::expectations)
        .map(e -> dynamicTest(e.code() + " " + e.act(), e::check));
  }

  @TestFactory
  Stream<DynamicTest> every_code_is_handled_as_written_down() throws IOException {
    List<String> lines = written();
    assertThat(lines).hasSameSizeAs(GraphErrorCode.table());
    return lines.stream()
        .map(line -> line.split("\t"))
        .flatMap(cells ->
            ends(cells[0])
                .mapToObj(code ->
                    dynamicTest(
                        code + " " + cells[1],
                        () ->
                            assertThat(handling(of(code)))
                                .isEqualTo(List.of(cells[1], cells[2], cells[3])))));
  }

  private static List<String> written() throws IOException {
    try (InputStream in = GraphErrorCodeTest.class.getResourceAsStream("error-codes.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList();
    }
  }

  /** The code, or both ends of a range. */
  private static IntStream ends(String codes) {
    return Stream.of(codes.split("-")).mapToInt(Integer::parseInt);
  }

  private static List<String> handling(GraphErrorCode code) {
    GraphErrorCode.Pace pace = code.pace();
    String again =
        switch (pace.attempts()) {
          case 0 -> "never";
          case 1 -> "once, after " + pace.wait(1);
          case GraphErrorCode.Pace.FOR_EVER ->
              "for ever, after %s, then %s".formatted(pace.wait(1), pace.wait(2));
          default ->
              "%d times, after %s, then %s".formatted(pace.attempts(), pace.wait(1), pace.wait(2));
        };
    return List.of(code.action().name(), code.scope().name(), again);
  }

  @Test
  void what_stops_one_kind_of_message_does_not_stop_the_number() {
    for (int code : List.of(131063, 132068, 134011, 134102)) {
      assertThat(of(code).action()).isEqualTo(Action.STOP_NUMBER);
      assertThat(of(code).scope()).isEqualTo(Scope.MESSAGE);
    }
    assertThat(of(131042).scope()).isEqualTo(Scope.NUMBER);
  }

  private record Expectation(int code, String act) {
    void check() {
      assertThat(of(code).action()).isIn(actions(act));
    }
  }

  /** The rows of the table of error codes, each as its three cells. */
  private static List<String[]> reference() throws IOException {
    String text = Files.readString(Payloads.find().folder().resolveSibling("REFERENCE.md"));
    String table = text.substring(text.indexOf("| Code | Meaning | Act |"));
    List<String[]> rows =
        table
            .lines()
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(1).split("\\|"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(50);
    return rows;
  }

  private static Stream<Expectation> expectations(String[] row) {
    List<Integer> codes = codes(row[0]);
    String[] acts = row[2].strip().split(" / ");
    // "A / W" gives each code its own letter; "P / inbound: ignore" and "P/A" do not.
    boolean paired = acts.length == codes.size() && acts.length > 1;
    return IntStream.range(0, codes.size())
        .mapToObj(i -> new Expectation(codes.get(i), paired ? acts[i] : row[2].strip()));
  }

  private static List<Integer> codes(String cell) {
    List<Integer> codes = new ArrayList<>();
    Matcher matcher = CODES.matcher(cell);
    while (matcher.find()) {
      int scale = (int) Math.pow(10, matcher.group(2).length());
      int first = Integer.parseInt(matcher.group(1)) * scale;
      int last = matcher.group(3) == null ? first + scale - 1 : Integer.parseInt(matcher.group(3));
      Stream.of(first, (first + last) / 2, last).distinct().forEach(codes::add);
    }
    return codes;
  }

  private static List<Action> actions(String act) {
    return switch (act) {
      case "info", "inform user", "—" -> List.of(Action.PERMANENT);
      case "P after one try" -> List.of(Action.RETRY_FEW);
      default ->
          act.startsWith("R few")
              ? List.of(Action.RETRY_FEW)
              : switch (act.charAt(0)) {
                case 'R' -> List.of(Action.RETRY);
                case 'W' -> List.of(Action.WAIT);
                case 'P' -> List.of(Action.PERMANENT);
                case 'A' -> List.of(Action.STOP_NUMBER);
                default -> List.of();
              };
    };
  }

  @Test
  void the_pair_rate_waits_four_to_the_power_of_the_failures_for_that_customer_only() {
    GraphErrorCode code = of(131056);
    assertThat(code.scope()).isEqualTo(Scope.USER);
    assertThat(Stream.of(1, 2, 3, 4).map(code.pace()::wait))
        .containsExactly(
            Duration.ofSeconds(4),
            Duration.ofSeconds(16),
            Duration.ofSeconds(64),
            Duration.ofSeconds(256));
  }

  @Test
  void marketing_that_meta_holds_back_waits_a_day_and_is_tried_a_few_times() {
    assertThat(of(131049).pace().wait(1)).isGreaterThanOrEqualTo(Duration.ofHours(24));
    assertThat(of(131049).pace().attempts()).isBetween(1, 3);
  }

  @Test
  void a_number_that_is_too_fast_slows_down_as_a_whole() {
    assertThat(of(130429).action()).isEqualTo(Action.RETRY);
    assertThat(of(130429).scope()).isEqualTo(Scope.NUMBER);
  }

  @Test
  void an_unknown_code_is_tried_a_few_times_and_longer_if_graph_calls_it_transient() {
    assertThat(of(424242).action()).isEqualTo(Action.RETRY_FEW);
    assertThat(of(GraphError.NO_CODE).action()).isEqualTo(Action.RETRY_FEW);
    assertThat(GraphErrorCode.of(error(424242, Optional.empty(), true)).action())
        .isEqualTo(Action.RETRY);
  }

  @Test
  void a_known_code_is_followed_even_if_graph_calls_it_transient() {
    assertThat(GraphErrorCode.of(error(131026, Optional.empty(), true)).action())
        .isEqualTo(Action.PERMANENT);
  }

  @Test
  void a_bad_parameter_that_means_no_such_number_stops_the_number() {
    assertThat(GraphErrorCode.of(error(100, Optional.of(33), false)).action())
        .isEqualTo(Action.STOP_NUMBER);
    assertThat(of(100).action()).isEqualTo(Action.PERMANENT);
  }

  @Test
  void no_two_rows_overlap_and_what_is_tried_again_has_a_pace() {
    List<GraphErrorCode> rows =
        GraphErrorCode.table().stream()
            .sorted(Comparator.comparingInt(GraphErrorCode::first))
            .toList();
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).first()).isGreaterThan(rows.get(i - 1).last());
    }
    assertThat(rows)
        .allSatisfy(row -> {
          boolean again = row.action() != Action.PERMANENT && row.action() != Action.STOP_NUMBER;
          assertThat(row.pace().attempts() > 0).as(row.toString()).isEqualTo(again);
        });
  }

  @Test
  void a_wait_never_grows_without_end() {
    for (GraphErrorCode row : GraphErrorCode.table()) {
      assertThat(row.pace().wait(1_000_000)).isLessThanOrEqualTo(row.pace().longest());
    }
  }

  private static GraphErrorCode of(int code) {
    return GraphErrorCode.of(error(code, Optional.empty(), false));
  }

  private static GraphError error(int code, Optional<Integer> subcode, boolean isTransient) {
    return new GraphError(code, subcode, "m", Optional.empty(), Optional.empty(), isTransient);
  }
}
