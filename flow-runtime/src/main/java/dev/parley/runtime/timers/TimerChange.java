package dev.parley.runtime.timers;

import java.util.Optional;

/** A conversation's timer from now on; none if it is empty. */
public record TimerChange(String account, String conversation, Optional<Timer> timer) {}
