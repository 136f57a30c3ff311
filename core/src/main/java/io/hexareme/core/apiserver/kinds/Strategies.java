package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.kinds.cluster.NamespaceStrategy;
import io.hexareme.core.apiserver.kinds.pod.PodStrategy;
import io.hexareme.core.apiserver.kinds.service.ServiceAllocations;
import io.hexareme.core.apiserver.kinds.service.ServiceStrategy;
import io.hexareme.core.apiserver.kinds.workload.WorkloadDefaults;
import io.hexareme.core.apiserver.kinds.workload.WorkloadValidation;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kinds with rules of their own, by {@code group/plural}; all others behave as their schema says. */
public final class Strategies {
  private static final String RBAC = "rbac.authorization.k8s.io/";
  /** Kinds without a status that count generations nevertheless. */
  private static final Set<String> COUNTED = Set.of("networking.k8s.io/networkpolicies", "networking.k8s.io/ingressclasses",
      "admissionregistration.k8s.io/mutatingwebhookconfigurations", "admissionregistration.k8s.io/validatingwebhookconfigurations",
      "admissionregistration.k8s.io/validatingadmissionpolicybindings", "admissionregistration.k8s.io/mutatingadmissionpolicies",
      "admissionregistration.k8s.io/mutatingadmissionpolicybindings", "/replicationcontrollers");
  /** Kinds with a status that do not. */
  private static final Set<String> UNCOUNTED = Set.of("autoscaling/horizontalpodautoscalers",
      "certificates.k8s.io/certificatesigningrequests", "storage.k8s.io/volumeattachments", "apiregistration.k8s.io/apiservices",
      "networking.k8s.io/servicecidrs", "resource.k8s.io/resourceclaims");

  private final Map<String, KindStrategy> own = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<KindRules>> special = new LinkedHashMap<>();

  public Strategies(ServiceAllocations allocations) {
    own.put("/pods", new PodStrategy());
    own.put("/services", new ServiceStrategy(allocations));
    own.put("/namespaces", new NamespaceStrategy());
    workloads();
  }

  private void workloads() {
    special.put("apps/deployments", kind -> kind.fresh(Value.Obj.EMPTY)
        .defaults(WorkloadDefaults::deployment).valid(WorkloadValidation::deployment));
    special.put("apps/replicasets", kind -> kind.fresh(Value.obj("replicas", 0))
        .defaults(WorkloadDefaults::replicaSet).valid(WorkloadValidation::replicaSet));
    special.put("apps/statefulsets", kind -> kind.fresh(Value.obj("replicas", 0, "availableReplicas", 0))
        .defaults(WorkloadDefaults::statefulSet).valid(WorkloadValidation::statefulSet).changes(WorkloadValidation::statefulSetChange));
    special.put("apps/daemonsets", kind -> kind
        .fresh(Value.obj("currentNumberScheduled", 0, "numberMisscheduled", 0, "desiredNumberScheduled", 0, "numberReady", 0))
        .defaults(WorkloadDefaults::daemonSet).valid(WorkloadValidation::daemonSet));
    special.put("/replicationcontrollers", kind -> kind.fresh(Value.obj("replicas", 0)).orphans()
        .defaults(object -> WorkloadDefaults.labelled(WorkloadDefaults.replicationController(object)))
        .valid(WorkloadValidation::replicationController));
    for (String plural : new String[] {"roles", "rolebindings", "clusterroles", "clusterrolebindings"}) {
      special.putIfAbsent(RBAC + plural, kind -> kind.names(NameRule.PATH_SEGMENT).createsOnUpdate());
    }
    special.put("/podtemplates", kind -> kind.answersDeleted()
        .defaults(WorkloadDefaults::podTemplate).valid(WorkloadValidation::podTemplate));
  }

  public KindStrategy of(ResourceSchema resource) {
    String key = resource.group() + "/" + resource.plural();
    if (own.containsKey(key)) {
      return own.get(key);
    }
    boolean hasStatus = resource.subresources().stream().anyMatch(s -> s.name().equals("status"));
    boolean counted = COUNTED.contains(key) || hasStatus && !resource.group().isEmpty() && !UNCOUNTED.contains(key);
    return special.getOrDefault(key, UnaryOperator.identity()).apply(KindRules.of(hasStatus, counted));
  }
}
