package dev.parley.runtime.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A crossing on the way between two processes: each connection leads on to one of several places
 * that listen, and all of them can be cut. What was on its way then is lost, whichever end it was
 * for.
 */
public final class Crossing implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int CONNECT_MILLIS = 1_000;
  private static final int QUEUE = 512;
  private static final int BUFFER = 16_384;

  private final ServerSocket door;
  private final List<Integer> places;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Watch watch;
  private volatile boolean shut;

  /** Sees what goes to the places; each connection has its own. */
  @FunctionalInterface
  public interface Watch {
    /** Looks at what goes on; whether its answer is to be lost and the connection to break. */
    boolean breaks(Object connection, String words);
  }

  private Crossing(ServerSocket door, List<Integer> places, Watch watch) {
    this.door = door;
    this.places = places;
    this.watch = watch;
  }

  /** A crossing to ports of this machine. */
  public static Crossing to(List<Integer> places) {
    return to(places, (connection, words) -> false);
  }

  /** A crossing that somebody watches. */
  public static Crossing to(List<Integer> places, Watch watch) {
    try {
      Crossing crossing =
          new Crossing(new ServerSocket(0, QUEUE, HERE), List.copyOf(places), watch);
      Thread.ofPlatform().daemon().name("crossing").start(crossing::letIn);
      return crossing;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Breaks every connection; new ones are taken at once. */
  void cut() {
    open.forEach(Crossing::reset);
  }

  /** Breaks every connection and lets none through until it is opened. */
  void shut() {
    shut = true;
    cut();
  }

  void open() {
    shut = false;
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket from = door.accept();
        Thread.startVirtualThread(() -> lead(from));
      } catch (IOException e) {
        // Nobody asks a crossing that is closed.
        return;
      }
    }
  }

  private void lead(Socket from) {
    Optional<Socket> to = shut ? Optional.empty() : somewhere();
    if (to.isEmpty()) {
      reset(from);
      return;
    }
    open.add(from);
    open.add(to.get());
    if (shut) {
      cut();
    }
    Thread.startVirtualThread(() -> carry(to.get(), from, words -> false));
    carry(from, to.get(), words -> watch.breaks(from, words));
  }

  private Optional<Socket> somewhere() {
    List<Integer> tried = new ArrayList<>(places);
    Collections.shuffle(tried);
    for (int place : tried) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(HERE, place), CONNECT_MILLIS);
        return Optional.of(socket);
      } catch (IOException e) {
        reset(socket);
      }
    }
    return Optional.empty();
  }

  private void carry(Socket from, Socket to, Predicate<String> last) {
    try {
      byte[] buffer = new byte[BUFFER];
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        boolean breaks = last.test(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        to.getOutputStream().write(buffer, 0, count);
        if (breaks) {
          // The place still does what it is told; its answer finds nobody, and ends this.
          reset(from);
          return;
        }
      }
      end(from, to);
    } catch (IOException e) {
      // One end broke; the other learns of it.
      reset(from);
      reset(to);
      end(from, to);
    }
  }

  private void end(Socket from, Socket to) {
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  /** The other end sees a broken connection instead of a polite end. */
  private static void reset(Socket socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // It is closed already.
      return;
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
