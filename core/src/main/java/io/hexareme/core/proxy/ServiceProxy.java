package io.hexareme.core.proxy;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Index;
import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRules;
import io.hexareme.ports.proxy.ServiceRules.ServiceName;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One node's proxy: follows Services and EndpointSlices and tells its node the rules of each Service that changed. Nothing is told
 * before both are known; then first which Services there are at all.
 */
public final class ServiceProxy {
  /** Somebody else looks after those, or nobody shall. */
  private static final String OURS = "!service.kubernetes.io/service-proxy-name,!service.kubernetes.io/headless";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final String node;
  private final ServiceRules rules;
  private final Loop loop;
  private final Informer services;
  private final Informer slices;
  private final Index byService;
  private final Map<ObjectKey, List<ServiceRule>> told = new LinkedHashMap<>();
  private final Set<ObjectKey> changed = new LinkedHashSet<>();
  private boolean draining;
  private boolean begun;
  private boolean stopped;

  /** @param client with the identity {@code system:kube-proxy}; {@code rules} are called on {@code loop} */
  public ServiceProxy(String node, ApiClient client, ServiceRules rules, Loop loop) {
    this.node = node;
    this.rules = rules;
    this.loop = loop;
    this.services = new Informer(client, loop, Resource.SERVICES, Map.of("labelSelector", OURS));
    this.slices = new Informer(client, loop, Resource.ENDPOINT_SLICES, Map.of("labelSelector", OURS));
    this.byService = slices.index(new Index(slice -> List.of(serviceOf(slice).toString())));
    services.onChange((before, after) -> changed(ObjectKey.of(after == null ? before : after)));
    slices.onChange((before, after) -> {
      if (before != null) {
        changed(serviceOf(before));
      }
      if (after != null) {
        changed(serviceOf(after));
      }
    });
    services.onProgress(this::drainLater);
    slices.onProgress(this::drainLater);
  }

  public void start() {
    services.start();
    slices.start();
  }

  /** The node goes on routing as it was told last. */
  public void stop() {
    stopped = true;
    services.stop();
    slices.stop();
  }

  private static ObjectKey serviceOf(Obj slice) {
    return new ObjectKey(Meta.namespace(slice), Meta.labels(slice).getOrDefault(SERVICE_NAME, ""));
  }

  private void changed(ObjectKey service) {
    changed.add(service);
    drainLater();
  }

  private void drainLater() {
    if (!draining && services.synced() && slices.synced() && (!changed.isEmpty() || !begun)) {
      draining = true;
      loop.execute(this::drain);
    }
  }

  private void drain() {
    draining = false;
    if (stopped) {
      return;
    }
    if (!begun) {
      begun = true;
      Set<ServiceName> all = new LinkedHashSet<>();
      services.all().forEach(service -> all.add(name(ObjectKey.of(service))));
      rules.retain(all);
    }
    List<ObjectKey> due = List.copyOf(changed);
    changed.clear();
    due.forEach(this::tell);
  }

  private void tell(ObjectKey key) {
    List<ServiceRule> fresh = services.get(key)
        .map(service -> RulesOfService.of(service, byService.get(key.toString()), node))
        .orElse(List.of());
    List<ServiceRule> before = fresh.isEmpty() ? told.remove(key) : told.put(key, fresh);
    // A proxy that has just started does not know what its predecessor said, so silence means something only the second time.
    if (!fresh.equals(before)) {
      rules.replace(name(key), fresh);
    }
  }

  private static ServiceName name(ObjectKey key) {
    return new ServiceName(key.namespace(), key.name());
  }
}
