Feature: Cluster - who decides and who does
  A cluster is a control plane that decides and nodes that do. Where their parts run, in one process or each in its
  own, makes no difference to what becomes of a wish.

  Rule: The same wish comes to the same end, however the parts are split

    @M01 @inside
    Scenario Outline: With its parts <split>
      Given a cluster of 2 nodes with its parts <split>
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then the Deployment web becomes available within 30 s
      And there is 1 ReplicaSet with:
        | metadata.ownerReferences[0].name | web |
        | status.readyReplicas             | 3   |
      And there are 3 Pods with:
        | metadata.ownerReferences[0].kind | ReplicaSet |
        | spec.nodeName                    | node-*     |
        | status.phase                     | Running    |
      When the Deployment web is deleted
      Then within 60 s there are 0 Pods with:
        | metadata.labels.app | web |

      Examples:
        | split                         |
        | all in one process            |
        | each in a process of its own  |

  Rule: Each process is one part; what another part does goes on without it

    @M01 @faults @virtual-time @nodes
    Example: The control plane decides while no node does
      Given a cluster of 2 nodes
      And the process kubelet-node-1 crashes
      And the process kubelet-node-2 crashes
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
      Then within 10 s there are 2 Pods with:
        | spec.nodeName | node-*  |
        | status.phase  | Pending |
      And no container of web runs on node-1
      When the process kubelet-node-1 starts
      And the process kubelet-node-2 starts
      Then the Deployment web becomes available within 60 s

    @M01 @faults @virtual-time @nodes
    Scenario Outline: What a node does goes on without the process <process>
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And within 30 s the condition Ready of the Pod web is True
      When the process <process> crashes
      And somebody on node-1 kills the container web of the Pod web
      And 30 s pass
      Then a container of web runs on node-1
      When the process <process> starts
      Then within 60 s the Pod web has:
        | status.containerStatuses[web].restartCount | 1    |
        | status.conditions[Ready].status            | True |

      Examples:
        | process              |
        | apiserver-1          |
        | scheduler-1          |
        | controller-manager-1 |
