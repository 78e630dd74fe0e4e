package dev.parley.dsl.test;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one test.
 *
 * @param flow the flow's id; the bot's id for a test of the bot
 * @param name the test's name
 * @param file where it stands
 * @param line the line of its first word, from 1
 * @param took how long it ran on a real clock
 * @param failure why it failed; empty if it passed
 */
public record TestResult(
    String flow,
    String name,
    String file,
    int line,
    Duration took,
    Optional<TestFailure> failure) {}
