package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.EVENTS;
import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.named;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each controller may do, right by right as in Kubernetes. Each is a service account in kube-system with a ClusterRole of its own. */
final class ControllerRoles {
  private static final String NAMESPACE = "kube-system";
  private static final String PREFIX = "system:controller:";
  private static final String POD_WORK = "create,delete,list,patch,watch";
  private static final String APPS = "apps,extensions";
  private static final String SLICE_WORK = "create,delete,get,list,update,watch";

  private static final Map<String, List<PolicyRule>> ROLES = described();

  private ControllerRoles() {}

  static List<Obj> roles() {
    return ROLES.entrySet().stream().map(e -> RbacObjects.clusterRole(PREFIX + e.getKey(), e.getValue())).toList();
  }

  static List<Obj> bindings() {
    return ROLES.keySet().stream().map(name ->
        RbacObjects.clusterBinding(PREFIX + name, RbacObjects.serviceAccount(NAMESPACE, name))).toList();
  }

  static List<Obj> serviceAccounts() {
    return ROLES.keySet().stream().<Obj>map(name -> Value.obj("kind", "ServiceAccount", "apiVersion", "v1",
        "metadata", Value.obj("name", name, "namespace", NAMESPACE))).toList();
  }

  private static Map<String, List<PolicyRule>> described() {
    Map<String, List<PolicyRule>> roles = new LinkedHashMap<>();
    workloads(roles);
    batch(roles);
    services(roles);
    nodes(roles);
    cluster(roles);
    return roles;
  }

  private static void workloads(Map<String, List<PolicyRule>> roles) {
    add(roles, "deployment-controller",
        on(READ + ",patch,update", APPS, "deployments"), // ours patches its annotation, where Kubernetes' updates
        on("update", APPS, "deployments/finalizers,deployments/status"),
        on("create,delete," + READ + ",patch,update", APPS, "replicasets"),
        on(READ + ",update", "", "pods"));
    add(roles, "replicaset-controller",
        on(READ + ",update", APPS, "replicasets"),
        on("update", APPS, "replicasets/finalizers,replicasets/status"),
        on(POD_WORK, "", "pods"));
    add(roles, "replication-controller",
        on(READ + ",update", "", "replicationcontrollers"),
        on("update", "", "replicationcontrollers/finalizers,replicationcontrollers/status"),
        on(POD_WORK, "", "pods"));
    add(roles, "statefulset-controller",
        on(READ, "apps", "statefulsets"),
        on("update", "apps", "statefulsets/finalizers,statefulsets/status"),
        on("create,delete," + READ + ",patch,update", "apps", "controllerrevisions"),
        on(POD_WORK + ",get,update", "", "pods"),
        on("update", "", "pods/finalizers"),
        on("create,delete,get,update", "", "persistentvolumeclaims"));
    add(roles, "daemon-set-controller",
        on(READ, APPS, "daemonsets"),
        on("update", APPS, "daemonsets/finalizers,daemonsets/status"),
        on("create,delete," + READ + ",patch,update", "apps", "controllerrevisions"),
        on("list,watch", "", "nodes"),
        on(POD_WORK, "", "pods"),
        on("create", "", "pods/binding"));
    add(roles, "horizontal-pod-autoscaler",
        on(READ, "autoscaling", "horizontalpodautoscalers"),
        on("update", "autoscaling", "horizontalpodautoscalers/status"),
        on("get,update", "*", "*/scale"),
        on("list", "", "pods"),
        on("list", "metrics.k8s.io", "pods"),
        on("get,list", "custom.metrics.k8s.io,external.metrics.k8s.io", "*"));
  }

  private static void batch(Map<String, List<PolicyRule>> roles) {
    add(roles, "job-controller",
        on(READ + ",patch,update", "batch", "jobs"),
        on("update", "batch", "jobs/finalizers,jobs/status"),
        on(POD_WORK, "", "pods"));
    add(roles, "cronjob-controller",
        on(READ + ",update", "batch", "cronjobs"),
        on("update", "batch", "cronjobs/finalizers,cronjobs/status"),
        on("create,delete," + READ + ",patch,update", "batch", "jobs"),
        on("delete,list", "", "pods"));
    add(roles, "ttl-after-finished-controller", on(READ + ",delete", "batch", "jobs"));
  }

  private static void services(Map<String, List<PolicyRule>> roles) {
    add(roles, "endpoint-controller",
        on(READ, "", "pods,services"),
        on("create,delete,get,list,update", "", "endpoints"),
        on("create", "", "endpoints/restricted"));
    add(roles, "endpointslice-controller",
        on(READ, "", "nodes,pods,services"),
        on("update", "", "services/finalizers"),
        on(SLICE_WORK, "discovery.k8s.io", "endpointslices"));
    add(roles, "endpointslicemirroring-controller",
        on(READ, "", "endpoints,services"),
        on("update", "", "endpoints/finalizers,services/finalizers"),
        on(SLICE_WORK, "discovery.k8s.io", "endpointslices"));
  }

  private static void nodes(Map<String, List<PolicyRule>> roles) {
    add(roles, "node-controller",
        on("delete,get,list,patch,update", "", "nodes"),
        on("patch,update", "", "nodes/status,pods/status"),
        on("delete,get,list", "", "pods"));
    add(roles, "taint-eviction-controller",
        on("get,list", "", "nodes"),
        on("delete,get,list", "", "pods"),
        on("patch", "", "pods/status"));
    addSilent(roles, "pod-garbage-collector",
        on("delete,list,watch", "", "pods"),
        on("get,list", "", "nodes"),
        on("patch", "", "pods/status"));
    add(roles, "disruption-controller",
        on(READ, "policy", "poddisruptionbudgets"),
        on("update", "policy", "poddisruptionbudgets/status"),
        on(READ, APPS, "deployments,replicasets"),
        on(READ, "apps", "statefulsets"),
        on(READ, "", "replicationcontrollers"),
        on("get", "*", "*/scale"),
        on("patch,update", "", "pods/status"));
  }

  private static void cluster(Map<String, List<PolicyRule>> roles) {
    addSilent(roles, "namespace-controller",
        on(READ + ",delete", "", "namespaces"),
        on("update", "", "namespaces/finalize,namespaces/status"),
        on("delete,deletecollection,get,list", "*", "*"));
    add(roles, "generic-garbage-collector", on(READ + ",delete,patch,update", "*", "*"));
    add(roles, "service-account-controller", on("create", "", "serviceaccounts"));
    add(roles, "root-ca-cert-publisher", on("create,update", "", "configmaps"));
    add(roles, "pv-protection-controller", on(READ + ",update", "", "persistentvolumes"));
    add(roles, "pvc-protection-controller", on(READ + ",update", "", "persistentvolumeclaims"), on(READ, "", "pods"));
    add(roles, "resourcequota-controller",
        on("list,watch", "*", "*"),
        on("update", "", "resourcequotas/status"));
    add(roles, "service-account-token-controller",
        on("delete,get,update", "", "secrets"),
        on("get", "", "serviceaccounts"));
    add(roles, "certificate-controller",
        on(READ + ",delete", "certificates.k8s.io", "certificatesigningrequests"),
        on("update", "certificates.k8s.io", "certificatesigningrequests/approval,certificatesigningrequests/status"),
        named("approve", "certificates.k8s.io", "signers", "kubernetes.io/kube-apiserver-client-kubelet"),
        named("sign", "certificates.k8s.io", "signers", "kubernetes.io/kube-apiserver-client,kubernetes.io/kube-apiserver-client-kubelet,"
            + "kubernetes.io/kubelet-serving,kubernetes.io/legacy-unknown"),
        on("create", "authorization.k8s.io", "subjectaccessreviews"));
    add(roles, "validatingadmissionpolicy-status-controller",
        on(READ, "admissionregistration.k8s.io", "validatingadmissionpolicies"),
        on("list", "apiextensions.k8s.io", "customresourcedefinitions"),
        on("get,patch,update", "admissionregistration.k8s.io", "validatingadmissionpolicies/status"));
    addSilent(roles, "clusterrole-aggregation-controller",
        on("escalate," + READ + ",patch,update", "rbac.authorization.k8s.io", "clusterroles"));
  }

  private static void add(Map<String, List<PolicyRule>> roles, String name, PolicyRule... rules) {
    List<PolicyRule> all = new ArrayList<>(List.of(rules));
    all.add(EVENTS);
    roles.put(name, all);
  }

  /** One that tells no events. */
  private static void addSilent(Map<String, List<PolicyRule>> roles, String name, PolicyRule... rules) {
    roles.put(name, List.of(rules));
  }
}
