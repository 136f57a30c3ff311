package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.core.machinery.Resource;
import java.util.List;

/** A story for every controller, the scheduler and the kubelet: each makes its component write everything that it ever writes. */
final class Stories {
  // Justification: one long list of manifests.
  private static final String SCHEDULER = "scheduler";
  private static final String KUBELET = "kubelet/node-1";

  private Stories() {}

  static List<Story> all() {
    return List.of(
        new Story("a Deployment is rolled out twice and scaled", 1, List.of("deployment-controller"), Stories::rollout),
        new Story("a Deployment is recreated and rolled back", 1, List.of("deployment-controller"), Stories::recreate),
        new Story("a ReplicaSet is scaled from one to three to one", 1, List.of("replicaset-controller", SCHEDULER, KUBELET), Stories::flip),
        new Story("a ReplicaSet takes up and lets go of Pods", 1, List.of("replicaset-controller"), Stories::adoption),
        new Story("a namespace is deleted with all that is in it", 1,
            List.of("namespace-controller", "service-account-controller", "root-ca-cert-publisher"), Stories::namespace),
        new Story("owners are deleted in the background, in the foreground and alone", 1, List.of("generic-garbage-collector"), Stories::owners),
        new Story("a Service follows its Pods", 1,
            List.of("endpoint-controller", "endpointslice-controller", "endpointslicemirroring-controller"), Stories::service),
        new Story("accounts and root certificates are put back", 0, List.of("service-account-controller", "root-ca-cert-publisher"),
            Stories::accounts),
        new Story("a node goes dark, its Pods are evicted, and it comes back", 2,
            List.of("node-controller", "taint-eviction-controller"), Stories::darkness),
        new Story("a taint evicts some now, some later, some never", 1, List.of("taint-eviction-controller", KUBELET), Stories::taint),
        new Story("a budget allows one eviction and refuses the next", 1, List.of("disruption-controller"), Stories::budget),
        new Story("a disruption that never came is forgotten", 1, List.of("disruption-controller"), Stories::staleDisruption),
        new Story("the Pods of a node that was removed are collected", 2, List.of("pod-garbage-collector"), Stories::removedNode),
        new Story("a strong Pod takes the place of a weak one", 1, List.of(SCHEDULER), Stories::preemption),
        new Story("Pods wait until there is room", 1, List.of(SCHEDULER), Stories::room),
        new Story("a Pod starts, becomes ready and is deleted with grace", 1, List.of(KUBELET), Stories::life),
        new Story("containers crash, end and are initialised", 1, List.of(KUBELET), Stories::containers),
        new Story("a quota counts what comes and goes", 1, List.of("resourcequota-controller"), Stories::quota),
        new Story("a claim and a volume stay while they are used", 1, List.of("pvc-protection-controller", "pv-protection-controller"),
            Stories::protection),
        new Story("a role is made of others", 0, List.of("clusterrole-aggregation-controller"), Stories::aggregation),
        new Story("Secrets get tokens and lose their accounts; old tokens go", 0, List.of("service-account-token-controller", "token-cleaner"),
            Stories::tokens),
        new Story("what a node needs to know of the cluster is signed, as long as the token lives", 0, List.of("bootstrap-signer"), Stories::signing),
        new Story("a node joins", 0, List.of(KUBELET, "node-controller"), Stories::join));
  }

  private static String workload(String kind, String name, int replicas, String image, String more) {
    return """
        kind: %s
        apiVersion: apps/v1
        metadata: {name: %s, namespace: default}
        spec:
          replicas: %d
          selector: {matchLabels: {app: %s}}
          template:
            metadata: {labels: {app: %s}}
            spec: {terminationGracePeriodSeconds: 2, containers: [{name: main, image: "%s"}]}
        %s""".formatted(kind, name, replicas, name, name, image, more.indent(2));
  }

  private static String pod(String name, String metadata, String spec) {
    return """
        kind: Pod
        apiVersion: v1
        metadata: {name: %s, namespace: default%s}
        spec: {terminationGracePeriodSeconds: 2%s}
        """.formatted(name, metadata, spec);
  }

  private static final String PLAIN = ", containers: [{name: main, image: \"web:1\"}]";

  private static void protection(SmallWorld world) {
    Resource claims = new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
    Resource volumes = new Resource("", "v1", "persistentvolumes", "PersistentVolume", false);
    world.create(volumes, """
        kind: PersistentVolume
        apiVersion: v1
        metadata: {name: disk}
        spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}}
        """);
    world.create(claims, """
        kind: PersistentVolumeClaim
        apiVersion: v1
        metadata: {name: data, namespace: default}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """);
    world.create(Resource.PODS, pod("user", "", ", volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]" + PLAIN));
    world.pass(5);
    world.patch(claims, "data", "metadata: {$deleteFromPrimitiveList/finalizers: [kubernetes.io/pvc-protection]}");
    world.patch(volumes, "disk", "metadata: {$deleteFromPrimitiveList/finalizers: [kubernetes.io/pv-protection]}");
    world.pass(5);
    world.delete(claims, "data", "");
    world.pass(5);
    world.delete(Resource.PODS, "user", "");
    world.delete(volumes, "disk", "");
    world.pass(15);
  }

  private static void rollout(SmallWorld world) {
    world.create(Resource.DEPLOYMENTS, workload("Deployment", "web", 2, "web:1",
        "revisionHistoryLimit: 0\nstrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"));
    world.pass(20);
    world.patch(Resource.DEPLOYMENTS, "web", "spec: {template: {spec: {containers: [{name: main, image: \"web:2\"}]}}}");
    world.pass(20);
    world.patch(Resource.DEPLOYMENTS, "web", "spec: {replicas: 3}");
    world.pass(15);
  }

  private static void recreate(SmallWorld world) {
    world.create(Resource.DEPLOYMENTS, workload("Deployment", "web", 1, "web:1", "strategy: {type: Recreate}"));
    world.pass(15);
    world.patch(Resource.DEPLOYMENTS, "web", "spec: {template: {spec: {containers: [{name: main, image: \"web:2\"}]}}}");
    world.pass(20);
    world.patch(Resource.DEPLOYMENTS, "web", "spec: {template: {spec: {containers: [{name: main, image: \"web:1\"}]}}}");
    world.pass(15);
  }

  private static void flip(SmallWorld world) {
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 1, "web:1", ""));
    world.pass(10);
    world.patch(Resource.REPLICA_SETS, "web", "spec: {replicas: 3}");
    world.pass(10);
    world.patch(Resource.REPLICA_SETS, "web", "spec: {replicas: 1}");
    world.pass(20);
  }

  private static void adoption(SmallWorld world) {
    world.create(Resource.PODS, pod("orphan", ", labels: {app: web}", PLAIN));
    world.pass(5);
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 2, "web:1", ""));
    world.pass(10);
    world.patch(Resource.PODS, "orphan", "metadata: {labels: {app: other}}");
    world.pass(15);
  }

  private static void namespace(SmallWorld world) {
    world.create(Resource.NAMESPACES, "{kind: Namespace, apiVersion: v1, metadata: {name: shop}}");
    world.pass(5);
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 2, "web:1", "").replace("namespace: default", "namespace: shop"));
    world.create(Resource.CONFIG_MAPS, "{kind: ConfigMap, apiVersion: v1, metadata: {name: a, namespace: shop}}");
    world.create(Resource.SECRETS, "{kind: Secret, apiVersion: v1, metadata: {name: b, namespace: shop}}");
    world.pass(10);
    world.delete(Resource.NAMESPACES, "shop", "");
    world.pass(40);
  }

  private static void owners(SmallWorld world) {
    for (String name : List.of("background", "foreground", "alone")) {
      world.create(Resource.REPLICA_SETS, workload("ReplicaSet", name, 2, "web:1", ""));
    }
    world.create(Resource.CONFIG_MAPS, """
        {kind: ConfigMap, apiVersion: v1, metadata: {name: dangling, namespace: default, ownerReferences:
          [{apiVersion: v1, kind: ConfigMap, name: nobody, uid: 11111111-1111-4111-8111-111111111111}]}}""");
    world.pass(15);
    world.delete(Resource.REPLICA_SETS, "background", "{kind: DeleteOptions, apiVersion: v1, propagationPolicy: Background}");
    world.delete(Resource.REPLICA_SETS, "foreground", "{kind: DeleteOptions, apiVersion: v1, propagationPolicy: Foreground}");
    world.delete(Resource.REPLICA_SETS, "alone", "{kind: DeleteOptions, apiVersion: v1, propagationPolicy: Orphan}");
    world.pass(40);
  }

  private static void service(SmallWorld world) {
    world.create(Resource.SERVICES, """
        {kind: Service, apiVersion: v1, metadata: {name: web, namespace: default},
         spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}""");
    world.create(Resource.SERVICES, "{kind: Service, apiVersion: v1, metadata: {name: far, namespace: default}, spec: {ports: [{port: 80}]}}");
    world.create(Resource.ENDPOINTS, """
        {kind: Endpoints, apiVersion: v1, metadata: {name: far, namespace: default},
         subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80}]}]}""");
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 1, "web:1", ""));
    world.pass(10);
    world.patch(Resource.REPLICA_SETS, "web", "spec: {replicas: 2}");
    world.pass(10);
    world.patch(Resource.ENDPOINTS, "far", "subsets: [{addresses: [{ip: 192.0.2.2}], ports: [{port: 80}]}]");
    world.patch(Resource.REPLICA_SETS, "web", "spec: {replicas: 1}");
    world.pass(10);
    world.create(Resource.SERVICES, """
        {kind: Service, apiVersion: v1, metadata: {name: brief, namespace: default}, spec: {selector: {app: web}, ports: [{port: 81}]}}""");
    world.pass(5);
    world.delete(Resource.SERVICES, "brief", "");
    world.delete(Resource.ENDPOINTS, "far", "");
    world.pass(15);
  }

  private static void accounts(SmallWorld world) {
    world.create(Resource.NAMESPACES, "{kind: Namespace, apiVersion: v1, metadata: {name: shop}}");
    world.pass(5);
    world.delete(Resource.SERVICE_ACCOUNTS, "default", "");
    world.delete(Resource.CONFIG_MAPS, "kube-root-ca.crt", "");
    world.pass(5);
    world.patch(Resource.CONFIG_MAPS, "kube-root-ca.crt", "data: {ca.crt: wrong}");
    world.pass(5);
  }

  private static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true);

  private static void quota(SmallWorld world) {
    world.create(QUOTAS, "{kind: ResourceQuota, apiVersion: v1, metadata: {name: few, namespace: default}, spec: {hard: {pods: 3, configmaps: 9}}}");
    world.pass(5);
    world.create(Resource.PODS, pod("a", "", PLAIN));
    world.create(Resource.CONFIG_MAPS, "{kind: ConfigMap, apiVersion: v1, metadata: {name: a, namespace: default}}");
    world.pass(10);
    world.delete(Resource.PODS, "a", "");
    world.delete(Resource.CONFIG_MAPS, "a", "");
    world.pass(10);
    world.patch(QUOTAS, "few", "spec: {hard: {pods: 2, configmaps: null}}");
    world.pass(10);
  }

  private static void aggregation(SmallWorld world) {
    world.create(Resource.CLUSTER_ROLES, """
        {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: all}, rules: [],
         aggregationRule: {clusterRoleSelectors: [{matchLabels: {part-of: all}}]}}""");
    world.pass(5);
    for (String verb : List.of("get", "list")) {
      world.create(Resource.CLUSTER_ROLES, """
          {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: %s, labels: {part-of: all}},
           rules: [{apiGroups: [''], resources: [pods], verbs: [%s]}]}""".formatted(verb, verb));
    }
    world.pass(5);
    world.patch(Resource.CLUSTER_ROLES, "get", "metadata: {labels: {part-of: none}}");
    world.pass(5);
    world.delete(Resource.CLUSTER_ROLES, "list", "");
    world.pass(5);
  }

  private static void tokens(SmallWorld world) {
    world.create(Resource.SERVICE_ACCOUNTS, "{kind: ServiceAccount, apiVersion: v1, metadata: {name: robot, namespace: default}}");
    world.create(Resource.SECRETS, """
        {kind: Secret, apiVersion: v1, type: kubernetes.io/service-account-token,
         metadata: {name: robot, namespace: default, annotations: {kubernetes.io/service-account.name: robot}}}""");
    world.create(Resource.SECRETS, """
        {kind: Secret, apiVersion: v1, type: bootstrap.kubernetes.io/token, metadata: {name: bootstrap-token-abcdef, namespace: kube-system},
         stringData: {token-id: abcdef, token-secret: abcdef0123456789, expiration: '2000-01-01T00:00:00Z'}}""");
    world.pass(10);
    world.delete(Resource.SERVICE_ACCOUNTS, "robot", "");
    world.pass(10);
  }

  private static void signing(SmallWorld world) {
    for (String id : List.of("abcdef", "uvwxyz")) {
      world.create(Resource.SECRETS, """
          {kind: Secret, apiVersion: v1, type: bootstrap.kubernetes.io/token, metadata: {name: bootstrap-token-%1$s, namespace: kube-system},
           stringData: {token-id: %1$s, token-secret: 0123456789abcdef, usage-bootstrap-signing: 'true'}}""".formatted(id));
    }
    world.pass(10);
    world.patch(Resource.SECRETS, "kube-system", "bootstrap-token-abcdef", "data: {usage-bootstrap-signing: ZmFsc2U=}");
    world.pass(10);
  }

  private static void darkness(SmallWorld world) {
    world.patch(Resource.NODES, "node-2", "spec: {unschedulable: true}");
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 1, "web:1", ""));
    world.create(Resource.PODS, pod("patient", "", ", tolerations: [{operator: Exists}]" + PLAIN));
    world.pass(10);
    world.patch(Resource.NODES, "node-2", "spec: {unschedulable: null}");
    world.component("node-1").kill();
    world.pass(420);
    world.component("node-1").start();
    world.pass(60);
  }

  private static void taint(SmallWorld world) {
    world.create(Resource.PODS, pod("now", "", PLAIN));
    world.create(Resource.PODS, pod("later", "", ", tolerations: [{key: full, operator: Exists, effect: NoExecute, tolerationSeconds: 30}]" + PLAIN));
    world.create(Resource.PODS, pod("never", "", ", tolerations: [{key: full, operator: Exists}]" + PLAIN));
    world.pass(10);
    world.patch(Resource.NODES, "node-1", "spec: {taints: [{key: full, effect: NoExecute}]}");
    world.pass(60);
    world.patch(Resource.NODES, "node-1", "spec: {taints: null}");
    world.pass(10);
  }

  private static void budget(SmallWorld world) {
    world.create(Resource.POD_DISRUPTION_BUDGETS, """
        {kind: PodDisruptionBudget, apiVersion: policy/v1, metadata: {name: web, namespace: default},
         spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}}""");
    for (String name : List.of("a", "b", "c")) {
      world.create(Resource.PODS, pod(name, ", labels: {app: web}", PLAIN));
    }
    world.pass(20);
    world.evict("a");
    world.pass(20);
    world.evict("b");
    world.pass(10);
    world.patch(Resource.POD_DISRUPTION_BUDGETS, "web", "spec: {minAvailable: 1}");
    world.pass(10);
  }

  private static void staleDisruption(SmallWorld world) {
    world.create(Resource.PODS, pod("a", "", PLAIN));
    world.pass(5);
    world.patchStatus(Resource.PODS, "a", """
        status: {conditions: [{type: DisruptionTarget, status: "True", reason: EvictionByEvictionAPI, message: soon,
          lastTransitionTime: "2026-01-01T00:01:20Z"}]}""");
    world.pass(180);
  }

  private static void removedNode(SmallWorld world) {
    world.patch(Resource.NODES, "node-2", "spec: {unschedulable: true}");
    world.create(Resource.REPLICA_SETS, workload("ReplicaSet", "web", 2, "web:1", ""));
    world.create(Resource.PODS, pod("alone", "", PLAIN));
    world.pass(10);
    world.patch(Resource.NODES, "node-2", "spec: {unschedulable: null}");
    world.component("node-1").kill();
    world.delete(Resource.NODES, "node-1", "");
    world.pass(120);
  }

  private static void preemption(SmallWorld world) {
    world.create(Resource.PRIORITY_CLASSES, "{kind: PriorityClass, apiVersion: scheduling.k8s.io/v1, metadata: {name: strong}, value: 1000}");
    world.create(Resource.PODS, pod("weak", "", sized("3")));
    world.pass(10);
    world.create(Resource.PODS, pod("strong", "", ", priorityClassName: strong" + sized("3")));
    world.pass(30);
  }

  private static String sized(String cpu) {
    return ", containers: [{name: main, image: \"web:1\", resources: {requests: {cpu: \"" + cpu + "\"}}}]";
  }

  private static void room(SmallWorld world) {
    world.create(Resource.PODS, pod("first", "", sized("3")));
    world.create(Resource.PODS, pod("second", "", sized("2")));
    world.create(Resource.PODS, pod("gated", "", ", schedulingGates: [{name: wait}]" + sized("1")));
    world.pass(10);
    world.delete(Resource.PODS, "first", "");
    world.pass(10);
    world.patch(Resource.PODS, "gated", "spec: {schedulingGates: [{name: wait, $patch: delete}]}");
    world.pass(20);
  }

  private static void life(SmallWorld world) {
    world.create(Resource.PODS, pod("web", ", annotations: {hexareme.io/fake.main: \"ready after 3s; stop takes 1s\"}",
        ", containers: [{name: main, image: \"web:1\", readinessProbe: {periodSeconds: 1, httpGet: {port: 80}}}]"));
    world.create(Resource.PODS, pod("short", "", PLAIN));
    world.pass(15);
    world.delete(Resource.PODS, "short", "");
    world.pass(10);
  }

  private static void containers(SmallWorld world) {
    world.create(Resource.PODS, pod("job", ", annotations: {hexareme.io/fake.main: \"exit 0 after 3s\", hexareme.io/fake.setup: \"exit 0 after 2s\"}",
        ", restartPolicy: Never, initContainers: [{name: setup, image: \"web:1\"}]" + PLAIN));
    world.create(Resource.PODS, pod("failing", ", annotations: {hexareme.io/fake.main: \"exit 3 after 1s\"}", ", restartPolicy: Never" + PLAIN));
    world.create(Resource.PODS, pod("shaky", ", annotations: {hexareme.io/fake.main: \"crash 2 times with 7 after 2s\"}", PLAIN));
    world.pass(90);
  }

  private static void join(SmallWorld world) {
    world.create(Resource.PODS, pod("waiting", "", PLAIN));
    world.pass(5);
    world.addNode(1);
    world.pass(30);
  }
}
