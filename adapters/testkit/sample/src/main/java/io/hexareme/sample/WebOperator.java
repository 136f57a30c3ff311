package io.hexareme.sample;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Keeps a Deployment and a Service for each labelled ConfigMap, whatever anybody does to them. Applies on the server's side what it wants
 * to have; what goes with a ConfigMap that is deleted is left to the garbage collector.
 */
public final class WebOperator implements AutoCloseable {
  private static final String MANAGER = "web-operator";
  private static final long RETRY_MILLIS = 50;

  private final KubernetesClient client;
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(MANAGER).factory());
  private final Set<String> queued = ConcurrentHashMap.newKeySet();
  private final SharedIndexInformer<ConfigMap> configs;
  private final List<SharedIndexInformer<?>> informers;

  /** Starts; knows all there is when it returns. */
  public WebOperator(KubernetesClient client) {
    this.client = client;
    this.configs = client.configMaps().inAnyNamespace().withLabel(WebSite.LABEL).runnableInformer(0)
        .addEventHandler(enqueuing(Cache::metaNamespaceKeyFunc));
    SharedIndexInformer<Deployment> deployments =
        client.apps().deployments().inAnyNamespace().runnableInformer(0).addEventHandler(enqueuing(WebOperator::owner));
    SharedIndexInformer<Service> services =
        client.services().inAnyNamespace().runnableInformer(0).addEventHandler(enqueuing(WebOperator::owner));
    this.informers = List.of(configs, deployments, services);
    informers.forEach(SharedIndexInformer::run);
  }

  private <T extends HasMetadata> ResourceEventHandler<T> enqueuing(Function<T, String> key) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        enqueue(key.apply(object), 0);
      }

      @Override
      public void onUpdate(T before, T after) {
        enqueue(key.apply(after), 0);
      }

      @Override
      public void onDelete(T object, boolean finalStateUnknown) {
        enqueue(key.apply(object), 0);
      }
    };
  }

  /** The ConfigMap that the object is there for; null for none. */
  private static String owner(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().filter(owner -> owner.getKind().equals("ConfigMap")).findFirst()
        .map(owner -> object.getMetadata().getNamespace() + "/" + owner.getName()).orElse(null);
  }

  private void enqueue(String key, long afterMillis) {
    if (key != null && !worker.isShutdown() && queued.add(key)) {
      worker.schedule(() -> work(key), afterMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void work(String key) {
    queued.remove(key);
    try {
      reconcile(key);
    } catch (RuntimeException failed) { // the API server was busy, or somebody was faster: what is wanted has not changed
      enqueue(key, RETRY_MILLIS);
    }
  }

  private void reconcile(String key) {
    ConfigMap config = configs.getStore().getByKey(key);
    if (config != null && config.getMetadata().getDeletionTimestamp() == null) {
      new WebSite(config).objects().forEach(object -> client.resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply());
    }
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
    worker.shutdownNow();
  }
}
