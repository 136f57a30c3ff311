Feature: Cluster - the loss of the control plane
  Without it nothing changes and nothing is replaced; what runs goes on running. When it comes back, the loops catch up.

  Rule: What runs goes on running

    @M03 @faults @virtual-time
    Example: A Pod outlives the control plane
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: lone}
        spec: {containers: [{name: main, image: nginx}]}
        """
      And within 30 s the Pod lone has:
        | status.phase | Running |
      And the Pod lone is remembered
      When the process controller-manager-1 crashes
      And the process scheduler-1 crashes
      And the process apiserver-1 crashes
      And 30 min pass
      Then a container of lone runs on node-1
      When the process apiserver-1 starts
      And the process scheduler-1 starts
      And the process controller-manager-1 starts
      And 1 min passes
      Then the Pod lone is still the same one
      And within 1 min the Pod lone has:
        | status.phase                             | Running |
        | status.containerStatuses[0].restartCount | 0       |

    @M03 @faults @virtual-time
    Example: A kubelet that nobody tells anything still restarts its containers
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: lone}
        spec: {containers: [{name: main, image: nginx}]}
        """
      And within 30 s the Pod lone has:
        | status.phase | Running |
      When the process apiserver-1 crashes
      And somebody on node-1 kills the container main of the Pod lone
      And 1 min passes
      Then a container of lone runs on node-1
      When the process apiserver-1 starts
      And 5 s pass
      Then within 1 min the Pod lone has:
        | status.containerStatuses[0].restartCount | 1 |

  Rule: Nothing is replaced until it is back

    @M03 @faults @virtual-time
    Example: A node that dies meanwhile is noticed afterwards
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
      And the Deployment web becomes available within 1 min
      When the process controller-manager-1 crashes
      And the process scheduler-1 crashes
      And the node node-1 loses power
      Then for 30 min there are never more than 2 Pods with:
        | metadata.namespace | default |
      When the process controller-manager-1 starts
      And the process scheduler-1 starts
      Then within 10 min there are 2 Pods with:
        | spec.nodeName | node-2  |
        | status.phase  | Running |
