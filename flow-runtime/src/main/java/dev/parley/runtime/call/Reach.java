package dev.parley.runtime.call;

import dev.parley.flow.engine.Input.CallEnd.Unanswered;
import dev.parley.flow.engine.Input.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where calls may lead. Addresses are made of what customers write, so a flow must not be talked
 * into calling the machine it runs on, its network, or a cloud provider's metadata: unless the
 * operator allows that, every address behind the host's name has to be a public one.
 *
 * <p>Java's HTTP client looks the name up again when it connects. It asks the same cache, in which
 * the checked answer stays for 30 seconds ({@code networkaddress.cache.ttl}); so what remains is a
 * name whose answer changes at the moment at which it runs out there, and a proxy, which looks
 * names up by itself. Who must shut that out too has to do so in the network.
 */
final class Reach implements AutoCloseable {
  private final boolean privateToo;

  // Not virtual: looking up a name keeps the machine's few carriers of those from everybody else.
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("parley-names-", 1).factory());

  Reach(boolean privateToo) {
    this.privateToo = privateToo;
  }

  /** How a call to an address ends before it has begun; empty if it may be made. */
  Optional<Unanswered> bars(URI url) throws InterruptedException {
    String host = url.getHost();
    try {
      InetAddress[] addresses = lookups.submit(() -> InetAddress.getAllByName(host)).get();
      boolean barred = !privateToo && Arrays.stream(addresses).anyMatch(PrivateNetworks::hold);
      return barred ? Optional.of(barred(host)) : Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        return Optional.of(
            new Unanswered(Reason.NETWORK, "the host " + host + " is not known here"));
      }
      throw new IllegalStateException("Looking up a host failed", e.getCause());
    }
  }

  private static Unanswered barred(String host) {
    return new Unanswered(
        Reason.REFUSED,
        host + " leads into a private network, where PARLEY_CALL_PRIVATE=true would let it");
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
