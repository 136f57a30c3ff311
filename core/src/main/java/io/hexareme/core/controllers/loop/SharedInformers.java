package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Index;
import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One informer for each kind that any controller watches, with the indices that {@code ClusterView} offers. */
final class SharedInformers {
  private final ApiClient client;
  private final Loop loop;
  private final Runnable onDefinitions;
  private final Map<Resource, Informer> informers = new LinkedHashMap<>();
  private final Map<Resource, Index> owners = new LinkedHashMap<>();
  private final Heard heard = new Heard();
  private Index podsByNode = Index.byNode();

  /** @param onDefinitions is called after every change of a CustomResourceDefinition, before any controller hears of it */
  SharedInformers(ApiClient client, Loop loop, Runnable onDefinitions) {
    this.client = client;
    this.loop = loop;
    this.onDefinitions = onDefinitions;
  }

  /** Makes the runner hear of the kind's changes; before {@link #start}. */
  void follow(Resource resource, ControllerRunner runner) {
    Informer informer = informers.computeIfAbsent(resource, this::create);
    informer.onChange((before, after) -> runner.changed(informer, before, after));
    informer.onProgress(() -> runner.progressed(resource));
  }

  /** The same for a kind that has come just now; starts it if nobody follows it yet. */
  void followNow(Resource resource, ControllerRunner runner) {
    boolean fresh = !informers.containsKey(resource);
    follow(resource, runner);
    if (fresh) {
      informers.get(resource).start();
    }
  }

  /** The kind is gone, and its objects before it. */
  void forget(Resource resource) {
    Informer informer = informers.remove(resource);
    if (informer != null) {
      informer.stop();
      owners.remove(resource);
    }
  }

  private Informer create(Resource resource) {
    Informer informer = new Informer(client, loop, resource, Map.of());
    owners.put(resource, informer.index(new Index(SharedInformers::ownerUids)));
    if (resource.equals(Resource.CUSTOM_RESOURCE_DEFINITIONS)) {
      informer.onChange((before, after) -> onDefinitions.run());
    }
    if (resource.equals(Resource.LEASES)) {
      informer.onChange((before, after) -> heard.lease(before, after, loop.nanos()));
    }
    if (resource.equals(Resource.NODES)) {
      informer.onChange((before, after) -> heard.node(before, after, loop.nanos()));
    }
    if (resource.equals(Resource.PODS)) {
      podsByNode = informer.index(podsByNode);
    }
    return informer;
  }

  Optional<Duration> sinceHeard(String node) {
    return heard.since(node, loop.nanos());
  }

  /** Every owner's uid, and the empty one for an object that nobody controls. */
  private static List<String> ownerUids(Obj object) {
    List<String> uids = new ArrayList<>();
    boolean controlled = false;
    for (var owner : Meta.owners(object)) {
      uids.add(owner.text("uid"));
      controlled |= owner.at("controller").asBool(false);
    }
    if (!controlled) {
      uids.add("");
    }
    return uids;
  }

  void start() {
    informers.values().forEach(Informer::start);
  }

  void stop() {
    informers.values().forEach(Informer::stop);
  }

  /** The informer of a kind; empty when no controller watches it. */
  Optional<Informer> of(Resource resource) {
    return Optional.ofNullable(informers.get(resource));
  }

  List<Obj> ownedBy(Resource resource, String ownerUid) {
    Index index = owners.get(resource);
    return index == null ? List.of() : index.get(ownerUid);
  }

  List<Obj> podsOnNode(String nodeName) {
    return podsByNode.get(nodeName);
  }
}
