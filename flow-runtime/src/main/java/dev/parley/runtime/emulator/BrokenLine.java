package dev.parley.runtime.emulator;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Late answers, and connections that break. */
final class BrokenLine {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenLine.class);
  private final Timeline timeline;

  BrokenLine(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Holds the caller up until the time has passed. */
  void hold(Duration time) {
    CountDownLatch passed = new CountDownLatch(1);
    timeline.after(time, passed::countDown);
    try {
      passed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Breaks the connection of a request: the caller sees a reset, never an answer. */
  void cut(Context context) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    try {
      if (end.getTransport() instanceof SocketChannel socket) {
        // Closing without lingering sends a reset instead of a polite end.
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException gone) {
      LOG.debug("The caller has gone before the line was cut", gone);
    }
    end.close();
  }
}
