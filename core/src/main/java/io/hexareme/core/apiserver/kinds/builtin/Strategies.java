package io.hexareme.core.apiserver.kinds.builtin;

import io.hexareme.core.apiserver.kinds.KindRules;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.kinds.autoscaling.AutoscalerRules;
import io.hexareme.core.apiserver.kinds.certificate.SigningRequestStrategy;
import io.hexareme.core.apiserver.kinds.cluster.NamespaceStrategy;
import io.hexareme.core.apiserver.kinds.cluster.NodeRules;
import io.hexareme.core.apiserver.kinds.config.ConfigRules;
import io.hexareme.core.apiserver.kinds.config.LimitRules;
import io.hexareme.core.apiserver.kinds.config.QuotaRules;
import io.hexareme.core.apiserver.kinds.config.SmallRules;
import io.hexareme.core.apiserver.kinds.config.VolumeRules;
import io.hexareme.core.apiserver.kinds.event.EventRules;
import io.hexareme.core.apiserver.kinds.flowcontrol.FlowRules;
import io.hexareme.core.apiserver.kinds.flowcontrol.PriorityLevelRules;
import io.hexareme.core.apiserver.kinds.network.NetworkRules;
import io.hexareme.core.apiserver.kinds.pod.PodStrategy;
import io.hexareme.core.apiserver.kinds.policy.BudgetRules;
import io.hexareme.core.apiserver.kinds.rbac.RoleRules;
import io.hexareme.core.apiserver.kinds.registration.PolicyDefaults;
import io.hexareme.core.apiserver.kinds.registration.WebhookConfigurationRules;
import io.hexareme.core.apiserver.kinds.service.ServiceAllocations;
import io.hexareme.core.apiserver.kinds.service.ServiceStrategy;
import io.hexareme.core.apiserver.kinds.workload.JobRules;
import io.hexareme.core.apiserver.kinds.workload.WorkloadDefaults;
import io.hexareme.core.apiserver.kinds.workload.WorkloadValidation;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The kinds with rules of their own, by {@code group/plural}; all others behave as their schema says. */
public final class Strategies {
  private static final String RBAC = "rbac.authorization.k8s.io/";
  /** Kinds without a status that count generations nevertheless. */
  private static final List<String> COUNTED = List.of("networking.k8s.io/networkpolicies", "networking.k8s.io/ingressclasses",
      "admissionregistration.k8s.io/mutatingwebhookconfigurations", "admissionregistration.k8s.io/validatingwebhookconfigurations",
      "admissionregistration.k8s.io/validatingadmissionpolicybindings", "admissionregistration.k8s.io/mutatingadmissionpolicies",
      "admissionregistration.k8s.io/mutatingadmissionpolicybindings", "/replicationcontrollers", "discovery.k8s.io/endpointslices");
  /** Kinds with a status that do not. */
  private static final List<String> UNCOUNTED = List.of("autoscaling/horizontalpodautoscalers",
      "certificates.k8s.io/certificatesigningrequests", "storage.k8s.io/volumeattachments", "apiregistration.k8s.io/apiservices",
      "networking.k8s.io/servicecidrs", "resource.k8s.io/resourceclaims");

  private final Map<String, KindStrategy> own = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<KindRules>> special = new LinkedHashMap<>();

  /** @param definitions the rules of CustomResourceDefinitions; {@code certificates} reads what users want signed */
  public Strategies(ServiceAllocations allocations, KindStrategy definitions, CertificateSigner certificates) {
    own.put("certificates.k8s.io/certificatesigningrequests", new SigningRequestStrategy(certificates));
    own.put("/pods", new PodStrategy());
    own.put("/services", new ServiceStrategy(allocations));
    own.put("/namespaces", new NamespaceStrategy());
    own.put("apiextensions.k8s.io/customresourcedefinitions", definitions);
    workloads();
    jobs();
    configuration();
    cluster();
    roles();
    flowcontrol();
    network();
    whole();
  }

  private void workloads() {
    special.put("apps/deployments", kind -> kind.fresh(Obj.EMPTY)
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

  private void jobs() {
    special.put("batch/jobs", kind -> kind.born(JobRules::born).orphans()
        .defaults(WorkloadDefaults::job).valid(JobRules::job).changes(JobRules::jobChange));
    special.put("batch/cronjobs", kind -> kind.fresh(Obj.EMPTY).defaults(WorkloadDefaults::cronJob).valid(JobRules::cronJob));
    special.put("autoscaling/horizontalpodautoscalers", kind -> kind.fresh(Value.obj("desiredReplicas", 0))
        .defaults(AutoscalerRules::defaults).valid(AutoscalerRules::check));
    special.put("policy/poddisruptionbudgets", kind -> kind
        .fresh(Value.obj("disruptionsAllowed", 0, "currentHealthy", 0, "desiredHealthy", 0, "expectedPods", 0))
        .updatesConditionally().valid(BudgetRules::check));
  }

  private void configuration() {
    special.put("/configmaps", kind -> kind.valid(ConfigRules::configMap).changes(ConfigRules::frozen));
    special.put("/secrets", kind -> kind.defaults(ConfigRules::encoded).valid(ConfigRules::secret).changes(ConfigRules::frozen));
    special.put("apps/controllerrevisions", kind -> kind
        .valid(SmallRules::controllerRevision).changes(SmallRules::controllerRevisionChange));
    special.put("scheduling.k8s.io/priorityclasses", kind -> kind.onlyOnCreate()
        .valid(SmallRules::priorityClass).changes(SmallRules::priorityClassChange));
    special.put("coordination.k8s.io/leases", kind -> kind.createsOnUpdate().updatesConditionally().valid(SmallRules::lease));
    special.put("/persistentvolumes", kind -> kind.fresh(Value.obj("phase", "Pending")).answersDeleted().valid(VolumeRules::volume));
    special.put("/persistentvolumeclaims", kind -> kind.fresh(Value.obj("phase", "Pending")).answersDeleted()
        .valid(VolumeRules::claim).changes(SmallRules::claimChange));
    special.put("/limitranges", kind -> kind.createsOnUpdate().valid(LimitRules::check));
    special.put("node.k8s.io/runtimeclasses", kind -> kind.createsOnUpdate().updatesConditionally()
        .valid(SmallRules::runtimeClass).changes(SmallRules::runtimeClassChange));
  }

  private void cluster() {
    special.put("/nodes", kind -> kind.born(node -> node)
        .defaults(NodeRules::defaults).valid(NodeRules::check).changes(NodeRules::change));
    special.put("/events", kind -> kind.createsOnUpdate().onlyOnCreate().valid(EventRules::core).fields(EventRules::field));
    special.put("events.k8s.io/events", kind -> kind.createsOnUpdate().onlyOnCreate().valid(EventRules::events));
  }

  private void roles() {
    special.put(RBAC + "roles", kind -> named(kind).valid(RoleRules::role));
    special.put(RBAC + "clusterroles", kind -> named(kind).valid(RoleRules::clusterRole));
    special.put(RBAC + "rolebindings", kind -> named(kind)
        .defaults(RoleRules::subjects).valid(RoleRules::roleBinding).changes(RoleRules::bindingChange));
    special.put(RBAC + "clusterrolebindings", kind -> named(kind)
        .defaults(RoleRules::subjects).valid(RoleRules::clusterRoleBinding).changes(RoleRules::bindingChange));
  }

  private static KindRules named(KindRules kind) {
    return kind.names(NameRule.PATH_SEGMENT).createsOnUpdate();
  }

  private void flowcontrol() {
    special.put("flowcontrol.apiserver.k8s.io/flowschemas", kind -> kind.defaults(FlowRules::defaults).valid(FlowRules::check));
    special.put("flowcontrol.apiserver.k8s.io/prioritylevelconfigurations",
        kind -> kind.defaults(PriorityLevelRules::defaults).valid(PriorityLevelRules::check));
  }

  private void network() {
    special.put("/endpoints", kind -> kind.createsOnUpdate().valid(NetworkRules::endpoints));
    special.put("discovery.k8s.io/endpointslices", kind -> kind.valid(NetworkRules::endpointSlice));
    special.put("networking.k8s.io/networkpolicies", kind -> kind.defaults(NetworkRules::policyTypes).valid(NetworkRules::policy));
    special.put("networking.k8s.io/ingresses", kind -> kind.fresh(Value.obj("loadBalancer", Obj.EMPTY)).valid(NetworkRules::ingress));
  }

  /** Kinds that are special only in how they are written or deleted. */
  private void whole() {
    special.put("/serviceaccounts", KindRules::answersDeleted);
    special.put("/resourcequotas", kind -> kind.answersDeleted().valid(QuotaRules::check));
    special.put("storage.k8s.io/storageclasses", kind -> kind.answersDeleted().changes(SmallRules::storageClassChange));
    for (String key : List.of("storage.k8s.io/csidrivers", "storage.k8s.io/csinodes", "storage.k8s.io/volumeattachments")) {
      special.put(key, kind -> kind.updatesConditionally().answersDeleted());
    }
    special.put("storage.k8s.io/csistoragecapacities", KindRules::updatesConditionally);
    special.put("admissionregistration.k8s.io/mutatingwebhookconfigurations", kind -> kind.updatesConditionally()
        .defaults(WebhookConfigurationRules::mutatingDefaults).valid(WebhookConfigurationRules::check));
    special.put("admissionregistration.k8s.io/validatingwebhookconfigurations", kind -> kind.updatesConditionally()
        .defaults(WebhookConfigurationRules::validatingDefaults).valid(WebhookConfigurationRules::check));
    special.put("admissionregistration.k8s.io/validatingadmissionpolicies", kind -> kind.defaults(PolicyDefaults::validating));
    special.put("admissionregistration.k8s.io/mutatingadmissionpolicies", kind -> kind.defaults(PolicyDefaults::mutating));
    for (String key : List.of("validatingadmissionpolicybindings", "mutatingadmissionpolicybindings")) {
      special.put("admissionregistration.k8s.io/" + key, kind -> kind.defaults(PolicyDefaults::binding));
    }
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
