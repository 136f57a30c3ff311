Feature: Kubelet - what is changed by hand is put back
  What runs on a node is what the API says. Who changes it on the node changes nothing for long; a Pod is changed
  through the API.

  Background:
    Given a cluster of 1 node
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: "nginx:1"}, {name: side, image: busybox}]}
      """
    And within 30 s the Pod web has:
      | status.phase | Running |
    And the Pod web is remembered

  Rule: A container killed on the node is started again, in the same Pod

    @M37 @nodes
    Example: It is back soon, and its neighbour was not touched
      When somebody on node-1 kills the container web of the Pod web
      Then within 30 s the Pod web has:
        | status.containerStatuses[web].restartCount                  | 1   |
        | status.containerStatuses[web].state.running.startedAt       | *Z  |
        | status.containerStatuses[web].lastState.terminated.exitCode | 137 |
        | status.containerStatuses[side].restartCount                 | 0   |
      And the Pod web is still the same one

    @M37 @inside @faults @virtual-time @nodes
    Example: It is put back even while the API server is away
      Given the trace is looked at from here on
      When the API server stops
      And somebody on node-1 kills the container web of the Pod web
      And 1 min passes
      Then the trace tells:
        | component      | action          | subject         | details         |
        | runtime/node-1 | start-container | Pod default/web | *container=web* |

  Rule: Through the API it is changed for good

    @M37
    Example: A new image replaces the container, not the Pod
      When the administrator sends a strategic-merge patch to /api/v1/namespaces/default/pods/web with:
        """
        {spec: {containers: [{name: web, image: "nginx:2"}]}}
        """
      Then within 60 s the Pod web has:
        | status.containerStatuses[web].image        | *nginx:2 |
        | status.containerStatuses[web].restartCount | 1        |
        | status.containerStatuses[side].restartCount | 0       |
      And the Pod web is still the same one

    @M37
    Example: What may not change in a Pod cannot be changed there either
      When the administrator sends a merge patch to /api/v1/namespaces/default/pods/web with:
        """
        {spec: {restartPolicy: Never}}
        """
      Then the answer is 422
      And the Pod web has:
        | spec.restartPolicy | Always |
