package dev.parley.runtime.load;

import dev.parley.runtime.line.Meta;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A customer in a closed loop: writes, and writes again after the answer. */
final class User {
  private static final int PATIENCE_SECONDS = 30;

  private final String phone;
  private final Caller caller;
  private final Meta meta;
  private final Semaphore unread = new Semaphore(0);
  private volatile long readAt;

  User(String phone, Caller caller) {
    this.phone = phone;
    this.caller = caller;
    this.meta = new Meta();
  }

  String phone() {
    return phone;
  }

  /** An answer has come. */
  void reads() {
    readAt = System.nanoTime();
    unread.release();
  }

  /** Begins the conversation: the bot says two things. */
  void begin() throws IOException, InterruptedException {
    caller.post(meta.text(Meta.Customer.phone(phone), "echo"));
    await(2);
  }

  /** When a turn's webhook was acknowledged and its answer read. */
  record Turn(long acknowledged, long answered) {}

  Turn turn() throws IOException, InterruptedException {
    caller.post(meta.text(Meta.Customer.phone(phone), "word"));
    long acknowledged = System.nanoTime();
    await(1);
    return new Turn(acknowledged, readAt);
  }

  private void await(int answers) throws IOException, InterruptedException {
    if (!unread.tryAcquire(answers, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("No answer within " + PATIENCE_SECONDS + " s");
    }
  }
}
