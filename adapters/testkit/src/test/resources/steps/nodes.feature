Feature: Nodes, and what runs on them

  Background:
    Given a cluster of 2 nodes
    And this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      """
    And the Deployment web becomes available within 30 s

  Scenario: A node is emptied and taken into use again
    Given a container of web runs on node-1
    And from now on there are never more than 4 Pods with:
      | metadata.labels.app | web |
    And from now on there are never fewer than 1 Pods with:
      | status.conditions[Ready].status | True |
    When the node node-1 is drained within 2 min
    Then no container of web runs on node-1
    And within 30 s there are 2 Pods with:
      | spec.nodeName | node-2  |
      | status.phase  | Running |
    When the node node-1 is uncordoned
    And the node node-2 is cordoned
    And the Deployment web is scaled to 3
    Then within 30 s there is 1 Pod with:
      | spec.nodeName | node-1  |
      | status.phase  | Running |

  Scenario: A container ends by hand
    Given this manifest is applied:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: pinned}
      spec:
        nodeName: node-1
        containers: [{name: main, image: nginx}]
      """
    And within 30 s the Pod pinned has:
      | status.phase | Running |
    When somebody on node-1 kills the container main of the Pod pinned
    Then within 30 s the Pod pinned has:
      | status.containerStatuses[main].restartCount | 1 |

  Scenario: A kubelet that is away
    When the kubelet of node-2 stops
    And 5 min pass
    Then within 30 s the condition Ready of the Node node-2 is Unknown
    When the kubelet of node-2 starts
    Then within 30 s the condition Ready of the Node node-2 is True
    When the kubelet of node-2 restarts
    Then within 6 min the Node node-2 has:
      | status.conditions[Ready].status | True |

  Scenario: One more node
    When a node is added
    Then within 30 s the condition Ready of the Node node-3 is True

  Scenario: A node without a network, and one without power
    When the node node-1 loses its network
    Then within 2 min the condition Ready of the Node node-1 is Unknown
    And a container of web runs on node-1
    When the node node-1 comes back
    Then within 2 min the condition Ready of the Node node-1 is True
    When the node node-2 loses power
    Then no container of web runs on node-2
    And within 2 min the condition Ready of the Node node-2 is Unknown
