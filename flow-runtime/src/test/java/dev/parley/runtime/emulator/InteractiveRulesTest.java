package dev.parley.runtime.emulator;

import static dev.parley.runtime.emulator.SendBodies.bodiedList;
import static dev.parley.runtime.emulator.SendBodies.button;
import static dev.parley.runtime.emulator.SendBodies.buttons;
import static dev.parley.runtime.emulator.SendBodies.interactive;
import static dev.parley.runtime.emulator.SendBodies.list;
import static dev.parley.runtime.emulator.SendBodies.row;
import static dev.parley.runtime.emulator.SendBodies.rows;
import static dev.parley.runtime.emulator.SendBodies.section;
import static dev.parley.runtime.emulator.SendBodies.url;
import static dev.parley.runtime.emulator.SendBodies.x;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Buttons, lists and link buttons that are one too many or one too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractiveRulesTest {
  private World world;

  @BeforeAll
  void open() {
    world = new World();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String what, String body, int code, String details) {
    world.send(body).isRefused(what, code, details);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        arguments(
            "body of 1025",
            buttons(x(1025), List.of(button("a", "A"))),
            131009,
            "interactive['body']['text'] must be at most 1024"),
        arguments(
            "no buttons",
            buttons("b", List.of()),
            131009,
            "interactive['action']['buttons'] must have 1 to 3"),
        arguments(
            "4 buttons",
            buttons(
                "b",
                List.of(button("a", "A"), button("b", "B"), button("c", "C"), button("d", "D"))),
            131009,
            "(it has 4)"),
        arguments(
            "button title of 21",
            buttons("b", List.of(button("a", x(21)))),
            131009,
            "interactive['action']['buttons'][0]['reply']['title'] must be at most 20"),
        arguments(
            "button id of 257",
            buttons("b", List.of(button(x(257), "A"))),
            131009,
            "['reply']['id'] must be at most 256"),
        arguments(
            "same button title",
            buttons("b", List.of(button("a", "A"), button("b", "A"))),
            131009,
            "repeats \"A\""),
        arguments(
            "same button id",
            buttons("b", List.of(button("a", "A"), button("a", "B"))),
            131009,
            "repeats \"a\""),
        arguments(
            "button of another type",
            buttons("b", List.of("{\"type\":\"url\",\"reply\":{\"id\":\"a\",\"title\":\"A\"}}")),
            100,
            "['buttons'][0]['type']"),
        arguments(
            "list button of 21",
            list("list", x(21), section("", row("a", "A", ""))),
            131009,
            "interactive['action']['button'] must be at most 20"),
        arguments(
            "list body of 1025",
            bodiedList(x(1025), section("", row("a", "A", ""))),
            131009,
            "must be at most 1024"),
        arguments(
            "11 rows in 2 sections",
            list("list", "Choose", section("one", rows("a", 6)), section("two", rows("b", 5))),
            131009,
            "at most 10 rows in total (they have 11)"),
        arguments(
            "11 rows in one section",
            list("list", "Choose", section("", rows("a", 11))),
            131009,
            "1 to 10 items (it has 11)"),
        arguments(
            "11 sections",
            list(
                "list",
                "Choose",
                IntStream.range(0, 11)
                    .mapToObj(i -> section("s", row("r" + i, "R", "")))
                    .toArray(String[]::new)),
            131009,
            "interactive['action']['sections'] must have 1 to 10"),
        arguments(
            "empty section",
            list("list", "Choose", "{\"title\":\"t\",\"rows\":[]}"),
            131009,
            "['sections'][0]['rows']"),
        arguments(
            "2 sections, one untitled",
            list(
                "list",
                "Choose",
                section("one", row("a", "A", "")),
                section("", row("b", "B", ""))),
            131008,
            "['sections'][1]['title']"),
        arguments(
            "section title of 25",
            list("list", "Choose", section(x(25), row("a", "A", ""))),
            131009,
            "['sections'][0]['title'] must be at most 24"),
        arguments(
            "row title of 25",
            list("list", "Choose", section("", row("a", x(25), ""))),
            131009,
            "['rows'][0]['title'] must be at most 24"),
        arguments(
            "row description of 73",
            list("list", "Choose", section("", row("a", "A", x(73)))),
            131009,
            "['rows'][0]['description'] must be at most 72"),
        arguments(
            "row id of 201",
            list("list", "Choose", section("", row(x(201), "A", ""))),
            131009,
            "['rows'][0]['id'] must be at most 200"),
        arguments(
            "same row id",
            list("list", "Choose", section("", row("a", "A", ""), row("a", "B", ""))),
            131009,
            "repeats \"a\""),
        arguments(
            "list with image header",
            interactive(
                "list",
                "{\"text\":\"b\"}",
                "{\"button\":\"Choose\",\"sections\":[" + section("", row("a", "A", "")) + "]}",
                ",\"header\":{\"type\":\"image\",\"image\":{\"id\":\"1\"}}"),
            100,
            "interactive['header']['type']"),
        arguments("url label of 21", url(x(21), "https://example.com"), 131009, "['display_text']"),
        arguments(
            "url that is a script",
            url("Go", "javascript:alert(1)"),
            131009,
            "['parameters']['url'] must be a URL"),
        arguments(
            "url that is none",
            url("Go", "not a url"),
            131009,
            "['parameters']['url'] is not a valid URL"));
  }
}
