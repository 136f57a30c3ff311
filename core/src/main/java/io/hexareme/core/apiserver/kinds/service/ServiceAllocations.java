package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which Service holds which cluster IP and node port. Follows the server's copy of all Services, and remembers what is promised to
 * writes that are under way. Lives on the API server's loop, where a choice and its booking are one step.
 *
 * <p>As in KEP-3070 and KEP-3668, free choice begins in the upper part of a range, which leaves the lower one to those who name
 * theirs.
 */
public final class ServiceAllocations implements ObjectCache.Listener {
  private static final GroupResource SERVICES = GroupResource.of(Resource.SERVICES);
  static final int FIRST_PORT = 30000;
  static final int LAST_PORT = 32767;
  private static final int STATIC_PORTS = 86;

  private final AddressRange range;
  private final Randomness randomness;
  /** Address or {@code protocol/port} to the uid of its holder. */
  private final Map<String, String> holders = new TreeMap<>();
  private ObjectCache cache;

  public ServiceAllocations(String serviceCidr, Randomness randomness) {
    this.range = AddressRange.of(serviceCidr);
    this.randomness = randomness;
  }

  /** Begins to follow; before the copy is filled. */
  public void follow(ObjectCache services) {
    cache = services;
    cache.subscribe(SERVICES, this);
  }

  AddressRange range() {
    return range;
  }

  // ---- following ----

  @Override
  public void event(ObjectEvent event) {
    StoredObject before = event.before();
    StoredObject after = event.after();
    Set<String> held = after == null ? Set.of() : held(after.tree());
    if (before != null) {
      held(before.tree()).stream().filter(what -> !held.contains(what)).forEach(what -> holders.remove(what, Meta.uid(before.tree())));
    }
    if (after != null) {
      held.forEach(what -> holders.put(what, Meta.uid(after.tree())));
    }
  }

  @Override
  public void lost() {
    holders.clear();
    cache.objects(SERVICES, "").values().forEach(service ->
        held(service.tree()).forEach(what -> holders.put(what, Meta.uid(service.tree()))));
    cache.subscribe(SERVICES, this);
  }

  /** All that a Service holds. */
  static Set<String> held(Obj service) {
    Set<String> held = new LinkedHashSet<>();
    for (Value ip : service.list("spec", "clusterIPs")) {
      if (!ip.asString("").isEmpty() && !ip.asString("").equals("None")) {
        held.add(ip.asString(""));
      }
    }
    for (Value port : service.list("spec", "ports")) {
      if (port.at("nodePort").asLong(0) != 0) {
        held.add(portKey(port.text("protocol"), port.at("nodePort").asLong(0)));
      }
    }
    long health = service.at("spec", "healthCheckNodePort").asLong(0);
    if (health != 0) {
      held.add(portKey("TCP", health));
    }
    return held;
  }

  static String portKey(String protocol, long port) {
    return protocol + "/" + port;
  }

  // ---- choosing ----

  /** Whether somebody else has it. */
  boolean isTaken(String what, String uid) {
    String holder = holders.get(what);
    return holder != null && !holder.equals(uid);
  }

  boolean isHeldBy(String what, String uid) {
    return uid.equals(holders.get(what));
  }

  void book(String what, String uid) {
    holders.put(what, uid);
  }

  void release(String what, String uid) {
    holders.remove(what, uid);
  }

  /** A free address; empty when all are taken. The first of the range is the API server's own. */
  Optional<String> freeAddress() {
    long most = range.size() - 2;
    long reserved = Math.min(Math.max(16, range.size() / 16), 256);
    long from = most > reserved ? reserved + 1 : 2;
    return scan(from, most).or(() -> scan(2, from - 1));
  }

  private Optional<String> scan(long first, long last) {
    if (last < first) {
      return Optional.empty();
    }
    long count = last - first + 1;
    long start = randomness.nextInt((int) Math.min(count, Integer.MAX_VALUE));
    for (long i = 0; i < count; i++) {
      String address = range.at(first + (start + i) % count);
      if (!holders.containsKey(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** A node port that is free for that protocol and not in {@code avoid}; empty when all are taken. */
  Optional<Long> freePort(String protocol, Set<Long> avoid) {
    return scanPorts(protocol, avoid, FIRST_PORT + STATIC_PORTS, LAST_PORT)
        .or(() -> scanPorts(protocol, avoid, FIRST_PORT, FIRST_PORT + STATIC_PORTS - 1));
  }

  private Optional<Long> scanPorts(String protocol, Set<Long> avoid, int first, int last) {
    int count = last - first + 1;
    int start = randomness.nextInt(count);
    for (int i = 0; i < count; i++) {
      long port = first + (start + i) % count;
      if (!avoid.contains(port) && !holders.containsKey(portKey(protocol, port))) {
        return Optional.of(port);
      }
    }
    return Optional.empty();
  }
}
