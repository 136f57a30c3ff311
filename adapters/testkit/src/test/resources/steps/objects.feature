Feature: Objects, as they are wished for and as they become

  Scenario: A Deployment comes up and is changed
    Given a cluster of 2 nodes
    When this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "nginx:1"}]}
      """
    Then the Deployment web is not available yet
    And the Deployment web becomes available within 30 s
    And the Deployment web has:
      | status.readyReplicas | 2 |
    And kubectl get deployments prints:
      | NAME | READY | UP-TO-DATE |
      | web  | 2/2   | 2          |
    And within 10 s the condition Available of the Deployment web is True
    Given the Deployment web is remembered
    When the Deployment web is scaled to 3
    And the Deployment web gets the label tier=front
    And the Deployment web gets the annotation example.com/by=me
    Then within 30 s the Deployment web has:
      | status.readyReplicas                     | 3     |
      | metadata.labels.tier                     | front |
      | metadata.annotations[example.com/by]     | me    |
    And the Deployment web is still the same one
    When the Deployment web is patched with:
      """
      spec: {template: {spec: {containers: [{name: web, image: "nginx:2"}]}}}
      """
    Then for 5 s there are never fewer than 3 Pods with:
      | metadata.labels.app             | web  |
      | status.conditions[Ready].status | True |
    And for 5 s there are never more than 4 Pods with:
      | metadata.labels.app | web |
    And within 30 s there are 3 Pods with:
      | spec.containers[web].image | nginx:2 |
      | status.phase               | Running |
    And within 30 s there are 0 Pods with:
      | spec.containers[web].image | nginx:1 |
    And there is 1 Deployment with:
      | metadata.name | web |
    And for 10 s the Deployment web keeps:
      | status.readyReplicas | 3 |
    And for 10 s the Deployment web never has:
      | status.readyReplicas | 4 |
    And within 10 s kubectl get pods prints:
      | NAME  | STATUS  | RESTARTS |
      | web-* | Running | 0        |
    And within 10 s an Event about the Deployment web has:
      | reason  | ScalingReplicaSet       |
      | message | Scaled up replica set * |
    And no Event about the Deployment web has:
      | type | Warning |
    When the Deployment web is deleted
    Then within 30 s there is no Deployment web

  Scenario: Things that are there and things that are not
    Given a cluster of 1 node
    When this manifest is applied:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red}
      data: {hex: ff0000}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: blue}
      data: {hex: 0000ff}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: lonely}
      spec: {containers: [{name: web, image: nginx}]}
      """
    Then there is a ConfigMap red
    And there is no ConfigMap green
    And within 10 s there is a ServiceAccount kube-system/default
    And within 5 s these ConfigMaps are there:
      | metadata.name | data.hex |
      | red           | ff0000   |
      | blue          | 0000ff   |
    Given the ConfigMap red is remembered
    When this manifest is applied:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red}
      data: {hex: ff0000}
      """
    Then the ConfigMap red has the same revision
    When the Pod lonely is deleted with the propagation Foreground
    Then within 60 s there is no Pod lonely
