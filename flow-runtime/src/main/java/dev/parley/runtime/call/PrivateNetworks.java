package dev.parley.runtime.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are not on the public internet: this machine, its networks, the places where
 * cloud providers hand out credentials, and whatever has no host behind it. IPv6 addresses that
 * carry an IPv4 one are judged by that.
 */
final class PrivateNetworks {
  private static final List<Block> BLOCKS =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3),
          Block.of("::", 96),
          Block.of("100::", 64),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("fc00::", 7),
          Block.of("fe80::", 9),
          Block.of("ff00::", 8));

  /** Addresses that carry an IPv4 address, and where in them it begins. */
  private static final List<Carrying> CARRYING =
      List.of(new Carrying(Block.of("64:ff9b::", 96), 12), new Carrying(Block.of("2002::", 16), 2));

  private PrivateNetworks() {}

  private record Carrying(Block block, int offset) {}

  /** Addresses that begin alike. */
  private record Block(List<Byte> start, int bits) {
    static Block of(String address, int bits) {
      try {
        return new Block(bytes(InetAddress.getByName(address)), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(address, e);
      }
    }

    boolean holds(List<Byte> address) {
      if (address.size() != start.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address.get(bit / 8) ^ start.get(bit / 8)) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Byte> bytes(InetAddress address) {
    byte[] raw = address.getAddress();
    Byte[] boxed = new Byte[raw.length];
    Arrays.setAll(boxed, i -> raw[i]);
    return List.of(boxed);
  }

  /** Whether an address lies in one of them. */
  static boolean hold(InetAddress address) {
    return hold(bytes(address)) || carries(bytes(address));
  }

  private static boolean hold(List<Byte> address) {
    return BLOCKS.stream().anyMatch(block -> block.holds(address));
  }

  private static boolean carries(List<Byte> address) {
    return CARRYING.stream()
        .filter(c -> c.block().holds(address))
        .anyMatch(c -> hold(address.subList(c.offset(), c.offset() + 4)));
  }
}
