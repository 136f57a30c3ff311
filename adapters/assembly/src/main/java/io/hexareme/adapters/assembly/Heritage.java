package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.RuntimeImage;
import io.hexareme.core.apiserver.ApiServerImage;
import io.hexareme.ports.store.StoreImage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the parts of a cluster begin with that goes on from a {@link WorldImage}. A server and a machine get their share once, for their first
 * life; what a later one begins with is what is there by then. The store's share is the founding of its group, so it is there for as long
 * as a disk may be empty.
 */
final class Heritage {
  private final Map<String, RuntimeImage> runtimes = new LinkedHashMap<>();
  private final Set<String> boots = new LinkedHashSet<>();
  private final Set<String> served = new LinkedHashSet<>();
  private Optional<StoreImage> store = Optional.empty();
  private Optional<ApiServerImage> server = Optional.empty();

  /** From now on parts begin with that. */
  void leave(WorldImage image) {
    store = Optional.of(image.store());
    server = image.server();
    served.clear();
    runtimes.clear();
    runtimes.putAll(image.runtimes());
    boots.clear();
    boots.addAll(image.runtimes().keySet());
  }

  /** The store is to begin with nothing. */
  void forgetStore() {
    store = Optional.empty();
    server = Optional.empty();
  }

  Optional<StoreImage> store() {
    return store;
  }

  Optional<ApiServerImage> server(String name) {
    return served.add(name) ? server : Optional.empty();
  }

  Optional<RuntimeImage> runtime(String node) {
    return Optional.ofNullable(runtimes.remove(node));
  }

  /** Whether the machine just takes over what was on it; then it is not for it to say whether its kubelet runs. True once at most. */
  boolean isBoot(String node) {
    return boots.remove(node);
  }
}
