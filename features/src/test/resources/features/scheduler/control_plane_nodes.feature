Feature: Scheduler - control-plane nodes
  The nodes that the control plane runs on carry a taint. It keeps workloads off them, unless a Pod says that it
  tolerates it.

  Background:
    Given a cluster of 2 nodes
    And the Node node-1 is patched with:
      """
      metadata: {labels: {node-role.kubernetes.io/control-plane: ""}}
      spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
      """

  Rule: Workloads stay off

    @M05 @nodes
    Example: A Deployment fills the other node alone
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 6
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then the Deployment web becomes available within 60 s
      And there are 6 Pods with:
        | metadata.labels.app | web    |
        | spec.nodeName       | node-2 |
      And there are 0 Pods with:
        | spec.nodeName | node-1 |

    @M05 @virtual-time @nodes
    Example: Rather than going there they wait, and say why
      Given the node node-2 is cordoned
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod web has:
        | status.conditions[PodScheduled].reason  | Unschedulable |
        | status.conditions[PodScheduled].message | 0/2 nodes are available: 1 node(s) had untolerated taint*, 1 node(s) were unschedulable* |
      And for 5 min the Pod web keeps:
        | spec.nodeName | (none) |
      When the Node node-1 is patched with:
        """
        spec: {taints: null}
        """
      Then within 30 s the Pod web has:
        | spec.nodeName | node-1 |

  Rule: A Pod that tolerates the taint may go there

    @M05 @nodes
    Scenario Outline: One that tolerates it <how>
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: agent}
        spec:
          nodeSelector: {node-role.kubernetes.io/control-plane: ""}
          tolerations: [<toleration>]
          containers: [{name: agent, image: nginx}]
        """
      Then within 30 s the Pod agent has:
        | spec.nodeName                   | node-1 |
        | status.conditions[Ready].status | True   |

      Examples:
        | how         | toleration                                                                                   |
        | by name     | {key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}           |
        | like any    | {operator: Exists}                                                                           |
