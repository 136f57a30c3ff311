package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.RuntimeImage;
import io.hexareme.core.apiserver.ApiServerImage;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.store.StoreImage;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a cluster on the wall clock, to come back to: what the store holds and what is on the nodes. As the cluster goes on while it
 * is taken, what is on the nodes may be a moment older than the objects; kubelets mend that, as they do after a crash.
 */
public final class ClusterImage {
  private final ServerLife.Content content;
  private final Map<String, RuntimeImage> runtimes;

  ClusterImage(ServerLife.Content content, Map<String, RuntimeImage> runtimes) {
    this.content = content;
    this.runtimes = runtimes;
  }

  long revision() {
    return content.store().revision();
  }

  /** The same objects at a later revision. */
  StoreImage storeAt(long later) {
    return new LeapedImage(content.store(), later - revision());
  }

  /** What a server knew of them; empty when it was not just that. */
  Optional<ApiServerImage> serverAt(long later) {
    return Optional.of(content.server()).filter(known -> known.revision() == revision()).map(known -> known.leapedTo(later));
  }

  Map<String, RuntimeImage> runtimes() {
    return runtimes;
  }
}
