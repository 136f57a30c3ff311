package io.hexareme.core.controllers.flaw;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A view as it is; a flaw overrides what it is wrong about. */
abstract class FlawedView implements ClusterView {
  final ClusterView view;

  FlawedView(ClusterView view) {
    this.view = view;
  }

  @Override
  public Instant now() {
    return view.now();
  }

  @Override
  public Instant since() {
    return view.since();
  }

  @Override
  public Optional<Duration> sinceHeard(String node) {
    return view.sinceHeard(node);
  }

  @Override
  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return view.get(resource, key);
  }

  @Override
  public Iterable<Obj> all(Resource resource) {
    return view.all(resource);
  }

  @Override
  public Iterable<Obj> in(Resource resource, String namespace) {
    return view.in(resource, namespace);
  }

  @Override
  public List<Obj> ownedBy(Resource resource, String ownerUid) {
    return view.ownedBy(resource, ownerUid);
  }

  @Override
  public List<Obj> podsOnNode(String nodeName) {
    return view.podsOnNode(nodeName);
  }

  @Override
  public Optional<Failure> lastFailure() {
    return view.lastFailure();
  }

  @Override
  public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
    return view.live(resource, key);
  }

  @Override
  public int random(int bound) {
    return view.random(bound);
  }
}
