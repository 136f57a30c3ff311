Feature: Scheduler - what a choice must honour
  The scheduler puts no Pod where its requests, its constraints or the cluster's policies forbid it.

  Background:
    Given a cluster of 3 nodes

  Rule: Requests never add up to more than a node has

    @M25 @virtual-time @nodes
    Example: The Pod that would be too much waits until there is room
      Given this manifest is applied:
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: heavy}
        spec:
          replicas: 4
          selector: {matchLabels: {app: heavy}}
          template:
            metadata: {labels: {app: heavy}}
            spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "5"}}}]}
        """
      Then within 30 s there are 3 Pods with:
        | metadata.labels.app | heavy   |
        | status.phase        | Running |
      And for 1 min there are never more than 1 Pods with:
        | metadata.labels.app | heavy  |
        | spec.nodeName       | node-1 |
      When the ReplicaSet heavy is scaled to 3
      Then within 1 min there are 3 Pods with:
        | metadata.labels.app | heavy |

  Rule: Selectors, affinity and taints say where not to

    @M25 @nodes
    Scenario Outline: <what>
      Given the Node node-2 is patched with:
        """
        <node>
        """
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: web}
        spec:
          replicas: 6
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {<pod>, containers: [{name: web, image: nginx}]}
        """
      Then within 30 s there are 6 Pods with:
        | metadata.labels.app | web     |
        | status.phase        | Running |
      And there are <there> Pods with:
        | metadata.labels.app | web    |
        | spec.nodeName       | node-2 |

      Examples:
        | what                                              | there | node                                                  | pod |
        | A node selector admits only the node that has it  | 6     | metadata: {labels: {disk: ssd}}                       | nodeSelector: {disk: ssd} |
        | A required node affinity that excludes            | 0     | metadata: {labels: {disk: ssd}}                       | affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: DoesNotExist}]}]}}} |
        | A taint keeps out whoever does not tolerate it    | 0     | spec: {taints: [{key: only, value: gpu, effect: NoSchedule}]} | terminationGracePeriodSeconds: 1 |
        | A closed node gets nothing                        | 0     | spec: {unschedulable: true}                           | terminationGracePeriodSeconds: 1 |
        | Spreading by host keeps the skew at one           | 2     | metadata: {labels: {disk: ssd}}                       | topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}] |

    @M25 @nodes
    Example: A taint lets in who tolerates it
      Given the Node node-1 is patched with:
        """
        spec: {taints: [{key: only, value: gpu, effect: NoSchedule}]}
        """
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          nodeSelector: {kubernetes.io/hostname: node-1}
          tolerations: [{key: only, operator: Equal, value: gpu, effect: NoSchedule}]
          containers: [{name: web, image: nginx}]
        """
      Then within 30 s the Pod web has:
        | spec.nodeName | node-1 |

    @M25 @virtual-time
    Example: Pods that cannot stand each other never share a node
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: web}
        spec:
          replicas: 4
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}
              containers: [{name: web, image: nginx}]
        """
      Then within 30 s there are 3 Pods with:
        | metadata.labels.app | web     |
        | status.phase        | Running |
      And for 1 min there are never fewer than 1 Pods with:
        | metadata.labels.app | web    |
        | spec.nodeName       | (none) |

  Rule: The important goes before the unimportant

    @M25 @nodes
    Example: A Pod of higher priority takes the place of one of lower, and only as many as it needs
      Given this manifest is applied:
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: urgent}
        value: 1000
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: filler}
        spec:
          replicas: 3
          selector: {matchLabels: {app: filler}}
          template:
            metadata: {labels: {app: filler}}
            spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "5"}}}]}
        """
      And within 30 s there are 3 Pods with:
        | status.phase | Running |
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vip}
        spec:
          priorityClassName: urgent
          containers: [{name: web, image: nginx, resources: {requests: {cpu: "5"}}}]
        """
      Then within 2 min the Pod vip has:
        | status.phase | Running |
      And there are 2 Pods with:
        | metadata.labels.app | filler  |
        | status.phase        | Running |

    @M25 @virtual-time @nodes
    Example: A Pod that may not preempt waits its turn
      Given this manifest is applied:
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: polite}
        value: 1000
        preemptionPolicy: Never
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: filler}
        spec: {nodeSelector: {kubernetes.io/hostname: node-1}, containers: [{name: web, image: nginx, resources: {requests: {cpu: "5"}}}]}
        """
      And within 30 s the Pod filler has:
        | status.phase | Running |
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vip}
        spec:
          priorityClassName: polite
          nodeSelector: {kubernetes.io/hostname: node-1}
          containers: [{name: web, image: nginx, resources: {requests: {cpu: "5"}}}]
        """
      Then for 2 min the Pod vip keeps:
        | spec.nodeName | (none) |
      And the Pod filler has:
        | status.phase               | Running |
        | metadata.deletionTimestamp | (none)  |
