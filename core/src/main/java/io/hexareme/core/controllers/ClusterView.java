package io.hexareme.core.controllers;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a controller sees: local copies of the kinds it watches. Consistent within one call; must not be kept. */
public interface ClusterView {

  /** The time of this reconcile. */
  Instant now();

  /**
   * When this controller began to see the cluster. A sign of life older than that proves nothing by its age: perhaps nobody was there
   * to take a newer one.
   */
  Instant since();

  Optional<Obj> get(Resource resource, ObjectKey key);

  /**
   * How long ago the node was heard: its Lease was seen to be renewed, or the heartbeat of its Ready condition to change (or either was first seen).
   * By this machine's own measure, which no clock that was set disturbs. Empty when there is no such node, or nobody timed it.
   */
  default Optional<Duration> sinceHeard(String node) {
    return Optional.empty();
  }

  /** All objects of the kind, in key order. */
  Iterable<Obj> all(Resource resource);

  /** The objects of one namespace, in name order. */
  Iterable<Obj> in(Resource resource, String namespace);

  /**
   * The objects of that kind with an owner reference (of any sort) to {@code ownerUid}, in key order; for the empty uid those that no
   * owner controls.
   */
  List<Obj> ownedBy(Resource resource, String ownerUid);

  /** The Pods bound to a node, in key order. Only for controllers that watch Pods. */
  List<Obj> podsOnNode(String nodeName);

  /** Why the last attempt at this key's plan stopped, if it did; empty once an attempt went through. */
  Optional<Failure> lastFailure();

  /**
   * What a read asked for by {@link Plan#reading} found: empty when it was not asked for in the plan before this call; otherwise the
   * object, or an empty inner Optional when the API server says there is none.
   */
  Optional<Optional<Obj>> live(Resource resource, ObjectKey key);

  /** A random number from 0 (inclusive) to {@code bound} (exclusive), from the controller's own stream. */
  int random(int bound);

  /** A command that the API server refused. */
  record Failure(Command command, int code, String reason, String message) {}
}
