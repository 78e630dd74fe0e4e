package dev.parley.runtime.shard;

import dev.parley.runtime.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The only node there can be: the embedded database's file is held by one process. */
public final class OneNode implements Shards {
  private static final int EVERYTHING = 0;

  @Override
  public void start(List<Tenant> tenants) {
    tenants.forEach(tenant -> tenant.take(Set.of(EVERYTHING)));
  }

  @Override
  public void leave() {}

  @Override
  public void release() {}

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public int part(String conversation) {
    return EVERYTHING;
  }

  @Override
  public Slice slice(Set<Integer> parts) {
    return Slice.all();
  }

  @Override
  public Slice own() {
    return Slice.all();
  }

  @Override
  public boolean mine(String conversation) {
    return true;
  }

  @Override
  public Predicate<String> fence(Tx tx, Collection<String> conversations) {
    return conversation -> true;
  }

  @Override
  public void ring(Topic topic, String conversation) {}

  @Override
  public int nodes() {
    return 1;
  }

  @Override
  public String node() {
    return "";
  }
}
