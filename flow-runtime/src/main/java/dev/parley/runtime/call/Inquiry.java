package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.engine.Input.Reason;
import java.util.concurrent.Semaphore;

/**
 * Asks services while somebody waits for the answer: once, at once, and nothing is written down.
 * Where calls may lead holds here too.
 */
public final class Inquiry implements AutoCloseable {
  private final Web web;
  private final Semaphore permits;

  public Inquiry(CallSettings settings) {
    this.web = new Web(settings.privateToo());
    this.permits = new Semaphore(settings.concurrency());
  }

  /** What a service answers; whoever asks waits as long as the call's patience lasts. */
  public CallEnd ask(HttpCall call) {
    if (!permits.tryAcquire()) {
      return new CallEnd.Unanswered(Reason.NETWORK, "too many calls are under way");
    }
    try {
      return web.call(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CallEnd.Unanswered(Reason.NETWORK, "the server stops");
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
