package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.Informer;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shared informers as a controller sees them, with what is known about the key in hand. */
record InformerView(
    SharedInformers informers,
    Instant now,
    Instant since,
    Randomness randomness,
    Optional<Failure> lastFailure,
    Map<Read, Optional<Obj>> answers)
    implements ClusterView {

  @Override
  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return informer(resource).get(key);
  }

  @Override
  public Optional<Duration> sinceHeard(String node) {
    return informers.sinceHeard(node);
  }

  @Override
  public Iterable<Obj> all(Resource resource) {
    return informer(resource).all();
  }

  @Override
  public Iterable<Obj> in(Resource resource, String namespace) {
    return informer(resource).in(namespace);
  }

  /** A controller that looks at a kind it does not watch would never be told of its changes. */
  private Informer informer(Resource resource) {
    return informers.of(resource)
        .orElseThrow(() -> new IllegalStateException("nobody watches " + resource.qualified()));
  }

  @Override
  public List<Obj> ownedBy(Resource resource, String ownerUid) {
    return informers.ownedBy(resource, ownerUid);
  }

  @Override
  public List<Obj> podsOnNode(String nodeName) {
    return informers.podsOnNode(nodeName);
  }

  @Override
  public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().resource().equals(resource) && answer.getKey().key().equals(key))
        .findFirst().map(Map.Entry::getValue);
  }

  @Override
  public int random(int bound) {
    return randomness.nextInt(bound);
  }
}
