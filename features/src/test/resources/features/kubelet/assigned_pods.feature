Feature: Kubelet - the Pods of its node
  The kubelet takes the Pods that are assigned to its node, and no others, and has the container runtime start their
  containers.

  Background:
    Given a cluster of 2 nodes

  Rule: A Pod runs on its node and nowhere else

    @M32 @inside @nodes
    Example: Only the runtime of the Pod's own node hears of it
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          nodeName: node-2
          containers: [{name: web, image: nginx}, {name: side, image: busybox}]
        """
      Then within 30 s the Pod web has:
        | status.phase | Running |
      And the trace tells:
        | component      | action          | subject         | details          |
        | runtime/node-2 | pull-image      | Pod default/web | *image=nginx*    |
        | runtime/node-2 | start-container | Pod default/web | *container=web*  |
        | runtime/node-2 | start-container | Pod default/web | *container=side* |
      And the trace never tells:
        | component      | action | subject         |
        | runtime/node-1 | *      | Pod default/web |

    @M32 @inside @faults @virtual-time
    Example: A Pod without a node is nobody's
      Given the scheduler stops
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And 5 min pass
      Then the trace never tells:
        | component      | action          |
        | runtime/node-* | start-container |

  Rule: Init containers come first, one after the other

    @M32 @inside
    Example: The container waits for them
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          initContainers:
          - {name: first, image: busybox, command: [sleep, "5"]}
          - {name: second, image: busybox, command: [sleep, "5"]}
          containers: [{name: web, image: nginx}]
        """
      Then within 30 s the Pod web has:
        | status.phase | Running |
      And the trace tells, in this order:
        | component      | action          | subject         | details            |
        | runtime/node-* | start-container | Pod default/web | *container=first*  |
        | runtime/node-* | start-container | Pod default/web | *container=second* |
        | runtime/node-* | start-container | Pod default/web | *container=web*    |

  Rule: A deleted Pod is stopped before it is gone

    @M32 @inside @virtual-time @nodes
    Example: It has its grace, and then it is gone from the node and from the API
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: slow
          annotations: {hexareme.io/fake.web: ignore sigterm}
        spec:
          terminationGracePeriodSeconds: 20
          containers: [{name: web, image: nginx}]
        """
      And within 30 s the Pod slow has:
        | status.phase | Running |
      When the Pod slow is deleted
      Then for 19 s the Pod slow keeps:
        | status.containerStatuses[web].state.running.startedAt | *Z |
      And within 5 s there is no Pod slow
      And the trace tells:
        | component      | action         | subject          |
        | runtime/node-* | stop-container | Pod default/slow |
