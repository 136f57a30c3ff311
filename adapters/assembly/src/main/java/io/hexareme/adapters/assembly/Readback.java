package io.hexareme.adapters.assembly;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads everything that is to be there through the API, decoded: by collection, and one by one what is missing or spoils a collection. */
final class Readback {
  private final SimulatedCluster cluster;
  private final ApiClient client;
  private final List<String> unreadable = new ArrayList<>();
  private long read;

  Readback(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.client = cluster.admin();
  }

  /** How many were read. */
  long read() {
    return read;
  }

  /** What could not be read, and why: one line each. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  void read(Inventory inventory) {
    inventory.objects().forEach(this::read);
  }

  private void read(Resource resource, List<ObjectKey> wanted) {
    Set<ObjectKey> there = list(resource);
    for (ObjectKey key : wanted) {
      if (there.contains(key) || isReadable(resource, key)) {
        read++;
      }
    }
  }

  private Set<ObjectKey> list(Resource resource) {
    Set<ObjectKey> there = new HashSet<>();
    if (cluster.await(client.list(resource, "", Map.of())) instanceof Result.Ok(int code, var list)) {
      for (Value item : list.list("items")) {
        there.add(new ObjectKey(item.text("metadata", "namespace"), item.text("metadata", "name")));
      }
    }
    return there;
  }

  private boolean isReadable(Resource resource, ObjectKey key) {
    if (cluster.await(client.get(resource, key.namespace(), key.name())) instanceof Result.Failed failed) {
      // An Event that is older than an hour is rightly taken away as soon as a server serves.
      if (failed.isNotFound() && resource.plural().equals("events")) {
        return true;
      }
      String name = (key.namespace().isEmpty() ? "" : key.namespace() + "/") + key.name();
      unreadable.add(resource.qualified() + " " + name + ": " + failed.message());
      return false;
    }
    return true;
  }
}
