package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Informer;
import io.hexareme.core.kubelet.volume.SourceRef;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The ConfigMaps and Secrets that the volumes of this node's Pods are made of: each is watched as long as a Pod needs it. */
final class SourceObjects {
  private final ApiClient client;
  private final Loop loop;
  private final Consumer<String> onChange;
  private final Map<SourceRef, Followed> followed = new LinkedHashMap<>();

  /** @param pods the uids of those that need it; {@code known} completes when it is known whether there is one */
  private record Followed(Informer informer, Set<String> pods, CompletableFuture<Void> known) {}

  /** @param onChange called with the uid of each Pod that needs something that has changed */
  SourceObjects(ApiClient client, Loop loop, Consumer<String> onChange) {
    this.client = client;
    this.loop = loop;
    this.onChange = onChange;
  }

  /** The Pod needs these; completes when of each it is known whether there is one. */
  CompletionStage<Void> want(String podUid, Set<SourceRef> refs) {
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    for (SourceRef ref : refs) {
      Followed one = followed.computeIfAbsent(ref, this::follow);
      one.pods().add(podUid);
      all = all.thenCombine(one.known(), (nothing, known) -> null);
    }
    return all;
  }

  private Followed follow(SourceRef ref) {
    // In its namespace and by its name alone: a node may look at nothing more.
    Informer informer = new Informer(client, loop, ref.resource(), ref.namespace(), Map.of("fieldSelector", "metadata.name=" + ref.name()));
    Followed one = new Followed(informer, new LinkedHashSet<>(), new CompletableFuture<>());
    informer.onChange((before, after) -> {
      if (one.known().isDone()) {
        List.copyOf(one.pods()).forEach(onChange);
      }
    });
    informer.onProgress(() -> one.known().complete(null));
    informer.start();
    return one;
  }

  Optional<Obj> get(SourceRef ref) {
    Followed one = followed.get(ref);
    return one == null ? Optional.empty() : one.informer().get(new ObjectKey(ref.namespace(), ref.name()));
  }

  /** The Pod is no more. */
  void release(String podUid) {
    for (Map.Entry<SourceRef, Followed> entry : Ordered.copyOf(followed).entrySet()) {
      if (entry.getValue().pods().remove(podUid) && entry.getValue().pods().isEmpty()) {
        entry.getValue().informer().stop();
        followed.remove(entry.getKey());
      }
    }
  }

  void stop() {
    followed.values().forEach(one -> one.informer().stop());
  }
}
