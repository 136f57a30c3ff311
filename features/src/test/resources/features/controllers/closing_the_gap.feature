Feature: Controllers - closing the gap
  Each controller watches its own kinds and makes what is more like what is wanted, again and again.

  Background:
    Given a cluster of 2 nodes
    And this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "nginx:1"}]}
      """
    And the Deployment web becomes available within 30 s

  Rule: Too few become enough, too many become fewer

    @M28 @virtual-time
    Scenario Outline: Scaled to <count>
      When the Deployment web is scaled to <count>
      Then the Deployment web becomes available within 60 s
      And for 1 min there are never more than <count> Pods with:
        | metadata.labels.app        | web    |
        | metadata.deletionTimestamp | (none) |

      Examples:
        | count |
        | 5     |
        | 1     |
        | 0     |

    @M28 @alone
    Example: Whoever deletes the Pods gets new ones, as often as they like
      When the administrator sends DELETE /api/v1/namespaces/default/pods
      Then within 60 s there are 3 Pods with:
        | metadata.labels.app | web     |
        | status.phase        | Running |
      When the administrator sends DELETE /api/v1/namespaces/default/pods
      And 1 s passes
      Then within 60 s there are 3 Pods with:
        | metadata.labels.app        | web     |
        | status.phase               | Running |
        | metadata.deletionTimestamp | (none)  |

    @M28
    Example: A Pod that nobody wanted is taken away
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stranger, labels: {app: web, pod-template-hash: x}}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And 10 s pass
      Then there are 3 Pods with:
        | metadata.ownerReferences[0].kind | ReplicaSet |
      And there is a Pod stranger

  Rule: A new template replaces the old one step by step

    @M28
    Example: While it is rolled out, there are always enough Pods
      When the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: "nginx:2"}]}}}
        """
      Then for 10 s there are never fewer than 3 Pods with:
        | metadata.labels.app             | web  |
        | status.conditions[Ready].status | True |
      And the Deployment web becomes available within 60 s
      And within 60 s there are 3 Pods with:
        | spec.containers[web].image | nginx:2 |
      And within 60 s there are 0 Pods with:
        | spec.containers[web].image | nginx:1 |

    @M28 @virtual-time @nodes
    Example: One that does not come up stops there and leaves the old ones serving
      When the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: "nginx:404"}]}}}
        """
      Then for 5 min there are never fewer than 3 Pods with:
        | spec.containers[web].image      | nginx:1 |
        | status.conditions[Ready].status | True    |
      And the Deployment web has:
        | status.updatedReplicas     | 1 |
        | status.unavailableReplicas | 1 |

  Rule: What belonged to a deleted object goes with it

    @M28
    Example: A deleted Deployment takes its ReplicaSets and Pods along
      When the Deployment web is deleted
      Then within 60 s there are 0 ReplicaSets with:
        | metadata.namespace | default |
      And within 60 s there are 0 Pods with:
        | metadata.namespace | default |

    @M28 @virtual-time @alone
    Example: Orphaned ones stay
      When the Deployment web is deleted with the propagation Orphan
      Then within 60 s there is no Deployment web
      And for 1 min there are never fewer than 3 Pods with:
        | metadata.labels.app | web     |
        | status.phase        | Running |

    @M28 @inside
    Example: A deleted Namespace is emptied before it goes
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-a}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red, namespace: team-a}
        """
      When the Namespace team-a is deleted
      Then within 60 s there is no Namespace team-a
      And the store holds no key that ends in /team-a/red
