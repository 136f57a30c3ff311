Feature: Controllers - nodes that fall silent
  The node controller notices that a node has stopped reporting. What ran there is replaced elsewhere, but not at once:
  a node that is only away for a moment keeps its Pods.

  Background:
    Given a cluster of 2 nodes
    And this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 4
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      """
    And the Deployment web becomes available within 30 s
    And a container of web runs on node-1

  Rule: A node that has not reported for a while is not taken for well

    @M30 @virtual-time @faults @nodes
    Scenario Outline: <silence>, and its Pods are replaced after five minutes
      When <silence>
      Then within 90 s the Node node-1 has:
        | status.conditions[Ready].status                       | Unknown             |
        | status.conditions[Ready].reason                       | NodeStatusUnknown   |
        | spec.taints[node.kubernetes.io/unreachable].effect    | NoSchedule          |
      And within 10 s there are 0 Pods with:
        | spec.nodeName                   | node-1 |
        | status.conditions[Ready].status | True   |
      And for 4 min there are never more than 2 Pods with:
        | spec.nodeName | node-2 |
      And within 2 min there are 4 Pods with:
        | spec.nodeName                   | node-2 |
        | status.conditions[Ready].status | True   |

      Examples:
        | silence                          |
        | the kubelet of node-1 stops      |
        | the node node-1 loses its network |
        | the node node-1 loses power      |

  Rule: A node that comes back in time keeps its Pods, one that comes back too late lets them go

    @M30 @virtual-time @faults @nodes
    Example: Back after two minutes
      When the node node-1 loses its network
      And 2 min pass
      Then within 1 s the condition Ready of the Node node-1 is Unknown
      When the node node-1 comes back
      Then within 30 s the Node node-1 has:
        | status.conditions[Ready].status                    | True   |
        | spec.taints[node.kubernetes.io/unreachable].effect | (none) |
      And for 10 min there are never more than 2 Pods with:
        | spec.nodeName | node-2 |
      And the Deployment web becomes available within 1 s

    @M30 @virtual-time @faults @nodes
    Example: Back after ten minutes
      When the node node-1 loses its network
      And 10 min pass
      Then a container of web runs on node-1
      When the node node-1 comes back
      And 2 min pass
      Then no container of web runs on node-1
      And there are 4 Pods with:
        | metadata.labels.app             | web  |
        | status.conditions[Ready].status | True |
