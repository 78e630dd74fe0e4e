package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.engine.Input.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The web, as calls see it. It blocks its caller, which is meant to be a virtual thread. */
final class Web implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Web.class.getName());
  private static final long SECOND = 1_000;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          // Each address on the way has to be checked first.
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(executor)
          .build();
  private final Reach reach;
  private final Errand errand;

  Web(boolean privateToo) {
    reach = new Reach(privateToo);
    errand = new Errand(http, reach);
  }

  /**
   * Makes one attempt and gives its end, whatever happens.
   *
   * @throws InterruptedException if the caller is told to stop: nobody knows how it ended
   */
  CallEnd call(HttpCall call) throws InterruptedException {
    Duration patience = call.patience().timeout();
    Future<CallEnd> attempt = executor.submit(() -> errand.run(call));
    try {
      return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new CallEnd.Unanswered(Reason.TIMEOUT, "no answer within " + words(patience));
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "The call " + Label.of(call) + " broke off", e.getCause());
      return new CallEnd.Unanswered(Reason.NETWORK, "the call broke off");
    } finally {
      attempt.cancel(true);
    }
  }

  private static String words(Duration patience) {
    long millis = patience.toMillis();
    return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
    http.shutdownNow();
    reach.close();
  }
}
