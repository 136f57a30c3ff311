package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at every write of the store as it happens: no Pod is bound twice, no ReplicaSet ever has more Pods than it was ever to have. */
final class Watchdog implements Store.Watcher {
  private static final JsonCodec JSON = new JsonCodec();

  private static final Bytes PODS_AND_MORE = Bytes.utf8("/registry/");

  private final List<String> violations = new ArrayList<>();
  private final Map<String, Obj> pods = new LinkedHashMap<>();
  private final Map<String, Long> mostReplicas = new LinkedHashMap<>();

  void follow(Store store) {
    store.watch(new WatchRequest(PODS_AND_MORE, PODS_AND_MORE.prefixEnd(), 0), this);
  }

  List<String> violations() {
    return violations;
  }

  @Override
  public void onEvents(List<StoreEvent> events, long revision) {
    events.forEach(this::look);
  }

  private void look(StoreEvent event) {
    switch (event) {
      case StoreEvent.Delete(Bytes key, long at, Store.KeyValue before) -> pods.remove(key.utf8());
      case StoreEvent.Put(Store.KeyValue now, Store.KeyValue before) -> {
        String key = now.key().utf8();
        if (key.startsWith("/registry/pods/")) {
          podIs(key, tree(now.value()));
        } else if (key.startsWith("/registry/replicasets/")) {
          Obj set = tree(now.value());
          mostReplicas.merge(set.text("metadata", "uid"), set.at("spec", "replicas").asLong(1), Math::max);
        }
      }
    }
  }

  private void podIs(String key, Obj pod) {
    Obj before = pods.put(key, pod);
    if (before != null && before.text("metadata", "uid").equals(pod.text("metadata", "uid"))) {
      String node = before.text("spec", "nodeName");
      if (!node.isEmpty() && !node.equals(pod.text("spec", "nodeName"))) {
        violations.add(key + " was on " + node + " and is now on " + pod.text("spec", "nodeName"));
      }
    } else {
      appeared(pod);
    }
  }

  private void appeared(Obj pod) {
    for (var owner : pod.list("metadata", "ownerReferences")) {
      String uid = owner.text("uid");
      long most = mostReplicas.getOrDefault(uid, Long.MAX_VALUE);
      long now = pods.values().stream().filter(other -> isAlive(other)
          && other.list("metadata", "ownerReferences").stream().anyMatch(reference -> reference.text("uid").equals(uid))).count();
      if (now > most) {
        violations.add(owner.text("kind") + " " + owner.text("name") + " has " + now + " Pods, and was never to have more than " + most);
      }
    }
  }

  private static boolean isAlive(Obj pod) {
    String phase = pod.text("status", "phase");
    return !pod.at("metadata").asObj().has("deletionTimestamp") && !phase.equals("Succeeded") && !phase.equals("Failed");
  }

  private static Obj tree(Bytes bytes) {
    try {
      return JSON.decode(bytes).value().asObj();
    } catch (MalformedBody impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void onProgress(long revision) {}

  @Override
  public void onCompacted(long compactRevision) {
    violations.add("the watchdog lost its watch");
  }

  @Override
  public void onClosed(String reason) {}
}
