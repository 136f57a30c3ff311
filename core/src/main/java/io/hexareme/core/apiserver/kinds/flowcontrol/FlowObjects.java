package io.hexareme.core.apiserver.kinds.flowcontrol;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow schemas and priority levels of a fresh cluster, with the numbers of Kubernetes. The mandatory ones ({@code exempt}, {@code catch-all})
 * cannot be changed; the others are suggestions that belong to the cluster's operators once their annotation says so.
 */
public final class FlowObjects {
  public static final String AUTOUPDATE = "apf.kubernetes.io/autoupdate-spec";
  private static final String API = "flowcontrol.apiserver.k8s.io/v1";
  private static final List<String> ALL = List.of("*");
  private static final List<String> LEADER_VERBS = List.of("get", "create", "update");

  private FlowObjects() {}

  public static List<Obj> mandatoryLevels() {
    return List.of(
        level("exempt", Value.obj("type", "Exempt", "exempt", Value.obj("nominalConcurrencyShares", 0, "lendablePercent", 0))),
        level("catch-all", Value.obj("type", "Limited", "limited", Value.obj(
            "nominalConcurrencyShares", 5, "limitResponse", Value.obj("type", "Reject"), "lendablePercent", 0))));
  }

  public static List<Obj> mandatorySchemas() {
    return List.of(
        schema("exempt", "exempt", 1, "", everything(group("system:masters"))),
        schema("catch-all", "catch-all", 10_000, "ByUser", everything(everybody())));
  }

  /** The mandatory levels and the suggested ones. */
  public static List<Obj> levels() {
    List<Obj> all = new ArrayList<>(mandatoryLevels());
    all.add(queued("system", 30, 33, 64, 6));
    all.add(queued("node-high", 40, 25, 64, 6));
    all.add(queued("leader-election", 10, 0, 16, 4));
    all.add(queued("workload-high", 40, 50, 128, 6));
    all.add(queued("workload-low", 100, 90, 128, 6));
    all.add(queued("global-default", 20, 50, 128, 6));
    return all;
  }

  /** The mandatory schemas and the suggested ones. */
  public static List<Obj> schemas() {
    List<Obj> all = new ArrayList<>(mandatorySchemas());
    all.add(schema("probes", "exempt", 2, "", rule(everybody(), List.of(), List.of(Value.obj(
        "verbs", List.of("get"), "nonResourceURLs", List.of("/healthz", "/readyz", "/livez"))))));
    all.add(schema("system-leader-election", "leader-election", 100, "ByUser", rule(
        List.of(user("system:kube-controller-manager"), user("system:kube-scheduler"), account("*")), List.of(leases(LEADER_VERBS)), List.of())));
    all.add(schema("endpoint-controller", "workload-high", 150, "ByUser", rule(
        List.of(user("system:kube-controller-manager"), account("endpoint-controller"), account("endpointslice-controller")),
        List.of(resources(LEADER_VERBS, "", List.of("endpoints"), false),
            resources(LEADER_VERBS, "discovery.k8s.io", List.of("endpointslices"), false)), List.of())));
    all.add(schema("workload-leader-election", "leader-election", 200, "ByUser", rule(
        List.of(account("*")), List.of(leases(LEADER_VERBS)), List.of())));
    all.add(schema("system-node-high", "node-high", 400, "ByUser", rule(group("system:nodes"),
        List.of(resources(ALL, "", List.of("nodes", "nodes/status"), true), leases(ALL)), List.of())));
    all.add(schema("system-nodes", "system", 500, "ByUser", everything(group("system:nodes"))));
    all.add(schema("kube-controller-manager", "workload-high", 800, "ByNamespace", everything(List.of(user("system:kube-controller-manager")))));
    all.add(schema("kube-scheduler", "workload-high", 800, "ByNamespace", everything(List.of(user("system:kube-scheduler")))));
    all.add(schema("kube-system-service-accounts", "workload-high", 900, "ByNamespace", everything(List.of(account("*")))));
    all.add(schema("service-accounts", "workload-low", 9000, "ByUser", everything(group("system:serviceaccounts"))));
    all.add(schema("global-default", "global-default", 9900, "ByUser", everything(everybody())));
    return all;
  }

  private static Obj queued(String name, int shares, int lendable, int queues, int handSize) {
    return level(name, Value.obj("type", "Limited", "limited", Value.obj(
        "nominalConcurrencyShares", shares,
        "limitResponse", Value.obj("type", "Queue",
            "queuing", Value.obj("queues", queues, "handSize", handSize, "queueLengthLimit", 50)),
        "lendablePercent", lendable)));
  }

  private static Obj level(String name, Obj spec) {
    return object("PriorityLevelConfiguration", name, spec);
  }

  private static Obj schema(String name, String level, int precedence, String distinguisher, Obj rule) {
    return object("FlowSchema", name, Value.obj(
        "priorityLevelConfiguration", Value.obj("name", level),
        "matchingPrecedence", precedence,
        "distinguisherMethod", distinguisher.isEmpty() ? null : Value.obj("type", distinguisher),
        "rules", List.of(rule)));
  }

  private static Obj object(String kind, String name, Obj spec) {
    return Value.obj("kind", kind, "apiVersion", API,
        "metadata", Value.obj("name", name, "annotations", Value.obj(AUTOUPDATE, "true")), "spec", spec);
  }

  private static Obj everything(List<Obj> subjects) {
    return rule(subjects, List.of(resources(ALL, "*", ALL, true)), List.of(Value.obj("verbs", ALL, "nonResourceURLs", ALL)));
  }

  private static Obj rule(List<Obj> subjects, List<Obj> resources, List<Obj> paths) {
    return Value.obj("subjects", subjects, "resourceRules", resources.isEmpty() ? null : resources,
        "nonResourceRules", paths.isEmpty() ? null : paths);
  }

  private static Obj leases(List<String> verbs) {
    return resources(verbs, "coordination.k8s.io", List.of("leases"), false);
  }

  private static Obj resources(List<String> verbs, String group, List<String> resources, boolean clusterScope) {
    return Value.obj("verbs", verbs, "apiGroups", List.of(group), "resources", resources,
        "clusterScope", clusterScope ? true : null, "namespaces", ALL);
  }

  private static List<Obj> everybody() {
    return List.of(group("system:unauthenticated").getFirst(), group("system:authenticated").getFirst());
  }

  private static List<Obj> group(String name) {
    return List.of(Value.obj("kind", "Group", "group", Value.obj("name", name)));
  }

  private static Obj user(String name) {
    return Value.obj("kind", "User", "user", Value.obj("name", name));
  }

  /** Of kube-system. */
  private static Obj account(String name) {
    return Value.obj("kind", "ServiceAccount", "serviceAccount", Value.obj("namespace", "kube-system", "name", name));
  }
}
