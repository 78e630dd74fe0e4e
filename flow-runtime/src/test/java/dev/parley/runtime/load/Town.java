package dev.parley.runtime.load;

import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The server, the Graph API that it sends to, and the people who read its answers. */
final class Town implements AutoCloseable {
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final CountingGraph graph;
  private final ServerUnderLoad server;

  /** A message that the Graph API took. */
  record Sent(String wamid, String data) {}

  private Town(StoreSettings database) throws Exception {
    graph = new CountingGraph(this::read);
    server = ServerUnderLoad.start(graph.port(), database);
  }

  static Town open(Database database) throws Exception {
    return open(database.fresh());
  }

  /** A server on a database that may hold something. */
  static Town open(StoreSettings database) throws Exception {
    return new Town(database);
  }

  private void read(String to, String wamid, String data) {
    sent.add(new Sent(wamid, data));
    User user = users.get(to);
    if (user != null) {
      user.reads();
    }
  }

  /** Somebody new, with a connection of their own. */
  User user() throws IOException {
    User user = new User("4917%08d".formatted(users.size()), new Caller(server.port()));
    users.put(user.phone(), user);
    return user;
  }

  /** Messages of which no status has told yet. */
  Queue<Sent> sent() {
    return sent;
  }

  ServerUnderLoad server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    server.close();
    graph.close();
  }
}
