Feature: Scheduler - a Pod that fits nowhere
  A Pod for which there is no node stays pending, and the scheduler says why in words a person can act on.

  Rule: It says how many nodes were looked at and what was wrong with each kind of them

    @M27 @nodes
    Example: Three nodes, three different reasons
      Given a cluster of 3 nodes
      And the Node node-1 is patched with:
        """
        spec: {unschedulable: true}
        """
      And the Node node-2 is patched with:
        """
        spec: {taints: [{key: only, value: gpu, effect: NoSchedule}]}
        """
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: huge}
        spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "100"}}}]}
        """
      Then within 30 s the Pod huge has:
        | status.phase                            | Pending       |
        | spec.nodeName                           | (none)        |
        | status.conditions[PodScheduled].status  | False         |
        | status.conditions[PodScheduled].reason  | Unschedulable |
        | status.conditions[PodScheduled].message | 0/3 nodes are available: *1 Insufficient cpu* |
      And the Pod huge has:
        | status.conditions[PodScheduled].message | *1 node(s) had untolerated taint*             |
      And the Pod huge has:
        | status.conditions[PodScheduled].message | *1 node(s) were unschedulable*                |
      And within 10 s an Event about the Pod huge has:
        | type    | Warning                    |
        | reason  | FailedScheduling           |
        | message | 0/3 nodes are available: * |

    @M27 @nodes
    Example: Without any node at all it says that too
      Given a cluster of 0 nodes
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod web has:
        | status.conditions[PodScheduled].message | no nodes available to schedule pods* |

  Rule: Once what it said is mended, the Pod goes on by itself

    @M27 @virtual-time @nodes
    Example: The missing label is put on a node
      Given a cluster of 2 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: choosy}
        spec: {nodeSelector: {disk: ssd}, containers: [{name: web, image: nginx}]}
        """
      And within 30 s the Pod choosy has:
        | status.conditions[PodScheduled].reason | Unschedulable |
      And for 5 min the Pod choosy keeps:
        | status.phase | Pending |
      When the Node node-2 is patched with:
        """
        metadata: {labels: {disk: ssd}}
        """
      Then within 30 s the Pod choosy has:
        | status.phase  | Running |
        | spec.nodeName | node-2  |
