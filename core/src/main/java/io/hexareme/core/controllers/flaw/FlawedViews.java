package io.hexareme.core.controllers.flaw;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a controller that has a bug takes for the cluster. */
final class FlawedViews {
  private FlawedViews() {}

  /** Its copy is as good to it as the API server's word. */
  static ClusterView unasked(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
        return Optional.of(view.get(resource, key));
      }
    };
  }

  /** Nobody is ever owned by anybody. */
  static ClusterView withoutDependents(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public List<Obj> ownedBy(Resource resource, String ownerUid) {
        return List.of();
      }
    };
  }

  /** Every namespace is empty. */
  static ClusterView empty(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
        return Optional.of(Optional.of(Value.obj("items", Value.Arr.EMPTY)));
      }
    };
  }

  /** There is always one more node, and it is well. */
  static ClusterView withAHealthyNode(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Iterable<Obj> all(Resource resource) {
        List<Obj> objects = new ArrayList<>();
        view.all(resource).forEach(objects::add);
        if (resource.equals(Resource.NODES)) {
          objects.add(healthy(view.now()));
        }
        return objects;
      }
    };
  }

  private static Obj healthy(Instant now) {
    Obj ready = Value.obj("type", "Ready", "status", "True", "lastHeartbeatTime", Timestamps.seconds(now));
    return Value.obj(
        "kind", "Node",
        "apiVersion", "v1",
        "metadata", Value.obj("name", "no-such-node", "labels", Value.obj("topology.kubernetes.io/zone", "nowhere")),
        "status", Value.obj("conditions", Value.array(ready)));
  }

  /** It has been listening for ever, and goes by what others wrote of the time. */
  static ClusterView sinceEver(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Instant since() {
        return Instant.EPOCH;
      }

      @Override
      public Optional<Duration> sinceHeard(String node) {
        return Optional.empty();
      }
    };
  }

  /** Whatever was to last for a while is over. */
  static ClusterView muchLater(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Instant now() {
        return view.now().plus(Duration.ofDays(1));
      }
    };
  }

  /** All Pods that a ReplicaSet was told to have are available. */
  static ClusterView withAllAvailable(ClusterView view) {
    return new FlawedView(view) {
      @Override
      public Iterable<Obj> in(Resource resource, String namespace) {
        return changed(resource, view.in(resource, namespace));
      }

      @Override
      public List<Obj> ownedBy(Resource resource, String ownerUid) {
        return changed(resource, view.ownedBy(resource, ownerUid));
      }
    };
  }

  private static List<Obj> changed(Resource resource, Iterable<Obj> objects) {
    List<Obj> changed = new ArrayList<>();
    objects.forEach(object -> changed.add(resource.equals(Resource.REPLICA_SETS) ? available(object) : object));
    return changed;
  }

  private static Obj available(Obj set) {
    return set.withPath(set.at("spec", "replicas"), "status", "availableReplicas");
  }
}
