package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.serving.Verbs;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.ports.node.NodeAgents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All subresources that are served, as the router wants them. */
public final class Subresources {
  private static final List<String> SAME_KIND =
      List.of("*/status", "/namespaces/finalize", "/pods/ephemeralcontainers", "/pods/resize",
          "certificates.k8s.io/certificatesigningrequests/approval");

  private final Map<String, SubresourceHandler> handlers = new LinkedHashMap<>();
  private final Map<String, VirtualResourceHandler> virtual = new LinkedHashMap<>();

  /** @param nodes how to reach the kubelets; {@code flaws} known bugs put back in on purpose, empty in production */
  public Subresources(Verbs verbs, ServedResources resources, NodeAgents nodes, Set<ApiServerFlaw> flaws) {
    ObjectAccess objects = verbs.objects();
    SAME_KIND.forEach(path -> handlers.put(path, verbs::sameKindSubresource));
    Binding binding = new Binding(objects, () -> resource(resources, "", "pods"), flaws.contains(ApiServerFlaw.BINDS_AGAIN));
    handlers.put("/pods/binding", binding);
    virtual.put("/bindings", binding);
    handlers.put("/pods/eviction", new Eviction(objects, () -> resource(resources, "policy", "poddisruptionbudgets"),
        flaws.contains(ApiServerFlaw.EVICTION_COUNTS_ALONE)));
    handlers.put("/pods/log", new Log(objects, nodes));
    Backends backends = new Backends(objects, nodes);
    handlers.put("/pods/exec", new Talking(backends, Talking.Kind.EXEC));
    handlers.put("/pods/attach", new Talking(backends, Talking.Kind.ATTACH));
    handlers.put("/pods/portforward", new PortForwarding(backends));
    handlers.put("/pods/proxy", Proxying.of(new PodTarget(backends)));
    handlers.put("/services/proxy", Proxying.of(new ServiceTarget(backends, () -> resource(resources, "discovery.k8s.io", "endpointslices"))));
    handlers.put("/nodes/proxy", Proxying.of(new NodeTarget(backends)));
    handlers.put("*/scale", new Scale(objects));
  }

  private static ServedResource resource(ServedResources resources, String group, String plural) {
    return resources.find(group, "v1", plural).orElseThrow(() -> new IllegalStateException("the schema table has no " + plural));
  }

  /** By {@code group/plural/subresource}; {@code *} for any resource. */
  public Map<String, SubresourceHandler> handlers() {
    return handlers;
  }

  /** Resources that are another way to a subresource, by {@code group/plural}. */
  public Map<String, VirtualResourceHandler> virtual() {
    return virtual;
  }
}
