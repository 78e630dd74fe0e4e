package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.PhoneFeed.PhoneEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live line to a phone page: server-sent events that continue after an interruption.
 *
 * <p>The request's own thread stays with the page until it goes away. Javalin's asynchronous events
 * are not used: closing one whose client has just left makes Javalin 7.2 run its error handlers on
 * a recycled request, again and again.
 */
final class PhoneStream {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneStream.class);
  private static final int HEARTBEAT_SECONDS = 15;
  private static final String HEARTBEAT = ": still here\n\n";

  private final PhoneFeed feed;

  PhoneStream(PhoneFeed feed) {
    this.feed = feed;
  }

  void register(RoutesConfig routes) {
    routes.get("/phone/api/events", this::serve);
  }

  private void serve(Context context) {
    BlockingQueue<PhoneEvent> events =
        feed.subscribe(Optional.ofNullable(context.header("Last-Event-ID")));
    try {
      context.contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
      // A proxy in between must not collect events before it passes them on.
      context.header("X-Accel-Buffering", "no");
      follow(events, context.res().getOutputStream());
    } catch (IOException gone) {
      LOG.debug("A phone page has gone", gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      feed.unsubscribe(events);
    }
  }

  private static void follow(BlockingQueue<PhoneEvent> events, OutputStream page)
      throws IOException, InterruptedException {
    write(page, ": open\n\n");
    while (true) {
      PhoneEvent event = events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      if (PhoneEvent.END.equals(event)) {
        return;
      }
      // The heartbeat is also how a page that went away without a word is noticed.
      write(page, event == null ? HEARTBEAT : text(event));
    }
  }

  private static String text(PhoneEvent event) {
    return "id: %s\nevent: %s\ndata: %s\n\n".formatted(event.id(), event.name(), event.data());
  }

  private static void write(OutputStream page, String text) throws IOException {
    page.write(text.getBytes(StandardCharsets.UTF_8));
    page.flush();
  }
}
