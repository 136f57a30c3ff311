Feature: Cluster - one job for each component
  No component does more than its one job. So without a component everything goes as far as that job, and no farther;
  and when it comes back, the rest follows by itself.

  Rule: Without a component, nobody else does its job

    @M40 @faults @virtual-time
    Example: Without the controller manager a Deployment stays a wish
      Given a cluster of 1 node
      And the controller manager stops
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
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then for 5 min there are never more than 0 ReplicaSets with:
        | metadata.namespace | default |
      When the controller manager starts
      Then the Deployment web becomes available within 30 s

    @M40 @faults @virtual-time
    Example: Without the scheduler its Pods stay without a node
      Given a cluster of 1 node
      And the scheduler stops
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
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s there are 2 Pods with:
        | spec.nodeName | (none)  |
        | status.phase  | Pending |
      And for 5 min there are never fewer than 2 Pods with:
        | spec.nodeName | (none) |
      When the scheduler starts
      Then the Deployment web becomes available within 30 s

    @M40 @faults @virtual-time @nodes
    Example: Without the kubelet they stay on paper
      Given a cluster of 1 node
      And the kubelet of node-1 stops
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod web has:
        | spec.nodeName | node-1  |
        | status.phase  | Pending |
      And for 30 s the Pod web never has:
        | status.phase | Running |
      When the kubelet of node-1 starts
      Then within 30 s the Pod web has:
        | status.phase | Running |

  Rule: The loop keeps running

    @M40 @virtual-time @alone
    Example: A Deployment that has been up for a day is put back like a new one
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And 24 h pass
      When the administrator sends DELETE /api/v1/namespaces/default/pods
      Then within 60 s there are 1 Pods with:
        | metadata.labels.app        | web     |
        | status.phase               | Running |
        | metadata.deletionTimestamp | (none)  |
