Feature: Controllers - the level counts, not the edge
  Where the cluster ends up depends on what is wanted and what is, not on which events a controller happened to see.

  Rule: What was missed while nobody looked is made up for

    @M31 @faults @virtual-time @alone
    Example: Changes while the controllers were down
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
      When the controller manager stops
      And the Deployment web is scaled to 5
      And the Deployment web is scaled to 3
      And the administrator sends DELETE /api/v1/namespaces/default/pods
      And 2 min pass
      And the controller manager starts
      Then the Deployment web becomes available within 60 s
      And for 2 min there are never more than 3 Pods with:
        | metadata.labels.app        | web    |
        | metadata.deletionTimestamp | (none) |

    @M31 @faults @virtual-time
    Example: An object that came and went unseen leaves nothing behind
      Given a cluster of 2 nodes
      And the controller manager stops
      And this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ghost}
        spec:
          selector: {matchLabels: {app: ghost}}
          template:
            metadata: {labels: {app: ghost}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And the Deployment ghost is deleted
      When the controller manager starts
      Then for 2 min there are never more than 0 Pods with:
        | metadata.labels.app | ghost |

  Rule: A restart in the middle changes nothing about the end

    @M31 @faults @virtual-time
    Scenario Outline: The <part> restarts again and again during a rollout
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
            spec: {containers: [{name: web, image: "nginx:1"}]}
        """
      And the <part> restarts every <often>, 20 times
      And the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: "nginx:2"}]}}}
        """
      When the <part> restarts every <often>, 20 times
      Then the Deployment web becomes available within 2 min
      And within 60 s there are 4 Pods with:
        | spec.containers[web].image | nginx:2 |
        | status.phase               | Running |
      And for 1 min there are never more than 4 Pods with:
        | metadata.labels.app | web |

      Examples:
        | part               | often  |
        | controller manager | 20 ms  |
        | controller manager | 1 s    |
        | scheduler          | 20 ms  |
        | API server         | 200 ms |

    @M31
    Example: The same manifest again changes nothing at all
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        data: {hex: ff0000}
        """
      And the ConfigMap red is remembered
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        data: {hex: ff0000}
        """
      Then the ConfigMap red is still the same one
      And the ConfigMap red has the same revision
