package io.hexareme.core.kubelet.node;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The node's sign of life: its Lease in {@code kube-node-lease}, renewed every 10 s, good for 40 s (KEP-589). */
public final class NodeLease {
  private static final String NAMESPACE = "kube-node-lease";
  private static final Duration RENEW = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int DURATION_SECONDS = 40;

  private final String node;
  private final ApiClient client;
  private final Loop loop;
  private final Clock clock;
  private String nodeUid = "";
  private Obj lease;
  private boolean stopped;
  private Loop.Timer timer;

  public NodeLease(String node, ApiClient client, Loop loop, Clock clock) {
    this.node = node;
    this.client = client;
    this.loop = loop;
    this.clock = clock;
  }

  /** Starts to renew, or tells of another uid when the Node was made anew. */
  public void start(String uid) {
    boolean first = nodeUid.isEmpty();
    nodeUid = uid;
    if (first && !stopped) {
      renew();
    }
  }

  public void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void renew() {
    CompletionStage<Result> call = lease == null ? client.get(Resource.LEASES, NAMESPACE, node) : client.update(Resource.LEASES, renewed(lease));
    boolean asked = lease == null;
    Unexpected.rethrow(loop, call.thenAccept(result -> {
      if (stopped) {
        return;
      }
      switch (result) {
        case Result.Ok(int code, Obj found) -> {
          lease = found;
          again(asked ? Duration.ZERO : RENEW);
        }
        case Result.Failed failed when asked && failed.isNotFound() -> create();
        case Result.Failed _ -> {
          lease = null;
          again(RETRY);
        }
      }
    }));
  }

  private void create() {
    Obj fresh = Value.obj(
        "kind", "Lease",
        "apiVersion", Resource.LEASES.apiVersion(),
        "metadata", Value.obj("name", node, "namespace", NAMESPACE),
        "spec", Value.obj());
    Unexpected.rethrow(loop, client.create(Resource.LEASES, renewed(fresh)).thenAccept(result -> {
      if (result instanceof Result.Ok(int code, Obj created)) {
        lease = created;
      }
      if (!stopped) {
        again(lease == null ? RETRY : RENEW);
      }
    }));
  }

  private Obj renewed(Obj before) {
    Obj owner = Value.obj("apiVersion", "v1", "kind", "Node", "name", node, "uid", nodeUid);
    Obj spec = before.at("spec").asObj()
        .with("holderIdentity", node)
        .with("leaseDurationSeconds", DURATION_SECONDS)
        .with("renewTime", Timestamps.micros(clock.now()));
    Obj meta = before.at("metadata").asObj();
    boolean owned = Meta.owners(before).stream().anyMatch(reference -> reference.text("uid").equals(nodeUid));
    return before.with("metadata", owned ? meta : meta.with("ownerReferences", Value.array(owner))).with("spec", spec);
  }

  private void again(Duration delay) {
    timer = loop.after(delay, this::renew);
  }
}
