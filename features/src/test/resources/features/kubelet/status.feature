Feature: Kubelet - reporting
  The kubelet tells the API server how its Pods and its node are.

  Background:
    Given a cluster of 1 node

  Rule: A Pod's status is what its containers do

    @M34 @nodes
    Scenario Outline: A container that does "<script>" under the policy <policy>
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: job
          annotations: {hexareme.io/fake.main: <script>}
        spec:
          restartPolicy: <policy>
          containers: [{name: main, image: busybox}]
        """
      Then within 30 s the Pod job has:
        | status.phase                             | <phase>  |
        | status.containerStatuses[main].<field>   | <value>  |

      Examples:
        | script         | policy    | phase     | field                       | value            |
        | exit 0 after 3s | Never    | Succeeded | state.terminated.reason     | Completed        |
        | exit 3 after 3s | Never    | Failed    | state.terminated.exitCode   | 3                |
        | exit 3 after 3s | OnFailure | Running  | state.waiting.reason        | CrashLoopBackOff |
        | exit 3 after 3s | OnFailure | Running  | lastState.terminated.reason | Error            |
        | start takes 1s | Always    | Running   | ready                       | true             |

    @M34
    Example: A running Pod tells where it is and since when
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod web has:
        | status.podIP                                          | 10.244.* |
        | status.hostIP                                         | 10.0.0.* |
        | status.startTime                                      | *Z       |
        | status.conditions[Ready].status                       | True     |
        | status.containerStatuses[web].state.running.startedAt | *Z       |
        | status.containerStatuses[web].containerID             | fake://* |
        | status.qosClass                                       | BestEffort |

  Rule: The status is what the kubelet saw, not what was asked for

    @M34 @faults @virtual-time @nodes
    Example: Nothing is reported while the kubelet is down
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And within 30 s the Pod web has:
        | status.phase | Running |
      When the kubelet of node-1 stops
      And somebody on node-1 kills the container web of the Pod web
      Then for 20 s the Pod web keeps:
        | status.containerStatuses[web].restartCount | 0 |
      When the kubelet of node-1 starts
      Then within 30 s the Pod web has:
        | status.containerStatuses[web].restartCount | 1 |

  Rule: The node says what it has and that it lives

    @M34 @faults @virtual-time @nodes
    Example: Its heartbeat goes on and is missed when it stops
      Then the Node node-1 has:
        | status.conditions[Ready].status | True       |
        | status.allocatable.cpu          | *          |
        | status.nodeInfo.kubeletVersion  | v1.*       |
        | status.addresses[0].address     | 10.0.0.1   |
      When 10 min pass
      Then the Node node-1 has:
        | status.conditions[Ready].status | True |
      When the kubelet of node-1 stops
      Then within 1 min the Node node-1 has:
        | status.conditions[Ready].status | Unknown |
