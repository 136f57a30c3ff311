Feature: Time, and the parts that it passes for

  Scenario: A day in a moment
    Given a cluster of 1 node
    And everything has settled
    When 2 h pass
    And the clock reaches 03:00
    Then the Node node-1 has:
      | status.conditions[Ready].status | True |

  Scenario: Parts of the control plane
    Given a cluster of 1 node
    When the controller manager stops
    And this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      """
    Then for 1 min there are never more than 0 ReplicaSets with:
      | metadata.namespace | default |
    When the controller manager starts
    And the scheduler restarts
    And the API server restarts every 500 ms, 3 times
    And the whole control plane restarts
    Then the Deployment web becomes available within 2 min

  Scenario: Processes
    Given a cluster of 1 node
    When the process scheduler-1 crashes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: nginx}]}
      """
    Then for 1 min the Pod web keeps:
      | spec.nodeName | (none) |
    When the process scheduler-1 starts
    Then within 1 min the Pod web has:
      | spec.nodeName | node-1 |
    When the process controller-manager-1 restarts
    And the process kubelet-node-1 pauses
    And 2 min pass
    And the process kubelet-node-1 resumes
    Then within 2 min the Node node-1 has:
      | status.conditions[Ready].status | True |
