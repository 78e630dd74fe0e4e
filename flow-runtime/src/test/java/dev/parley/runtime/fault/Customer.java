package dev.parley.runtime.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Somebody who talks with the bot: writes, now and then three times before there is an answer, and
 * waits for the answers. The bot counts the words it hears and repeats each.
 */
final class Customer {
  private static final String FIRST = "echo";
  private static final int FIRST_ANSWERS = 2;
  private static final int BURST = 3;
  private static final int SELDOM = 4;

  private final String id;
  private final List<String> wrote = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  Customer(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /**
   * Talks.
   *
   * @param pauseNanos the longest pause before the next word
   */
  void talk(FarMeta meta, long pauseNanos, BooleanSupplier on) {
    try {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pauseNanos));
      say(meta, FIRST);
      for (int word = 1; on.getAsBoolean(); ) {
        awaitAnswers();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pauseNanos));
        int burst = ThreadLocalRandom.current().nextInt(SELDOM) == 0 ? BURST : 1;
        for (int i = 0; i < burst && on.getAsBoolean(); i++) {
          say(meta, "w" + word++);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(FarMeta meta, String text) {
    synchronized (this) {
      wrote.add(text);
    }
    meta.write(id, text);
  }

  private synchronized void awaitAnswers() throws InterruptedException {
    while (unanswered() > 0) {
      wait();
    }
  }

  /** The server has taken a message. */
  synchronized void heard(String text) {
    heard.add(text);
  }

  /** The Graph API has taken an answer. */
  synchronized void answered(String text) {
    answers.add(text);
    notifyAll();
  }

  /** How many answers there are too few. */
  synchronized int unanswered() {
    return wrote.isEmpty() ? 0 : Math.max(0, wrote.size() + FIRST_ANSWERS - 1 - answers.size());
  }

  /** Whether the bot has asked for the first word: from then on the conversation never ends. */
  synchronized boolean begun() {
    return answers.size() >= FIRST_ANSWERS;
  }

  synchronized List<String> wrote() {
    return List.copyOf(wrote);
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized List<String> answers() {
    return List.copyOf(answers);
  }

  /** What the answers must be, one for one, in the order in which the server took the messages. */
  synchronized List<String> expected() {
    List<String> expected = new ArrayList<>();
    int turn = 0;
    for (String text : heard) {
      if (text.equals(FIRST)) {
        expected.add("Echo.");
        expected.add(turn + ":start");
      } else {
        turn++;
        expected.add(turn + ":" + text);
      }
    }
    return expected;
  }
}
