Feature: Cluster - the way of one request
  A cluster turns a wish into running containers. Nobody does the whole of it: each component takes one step
  and leaves the next to whoever watches for it.

  Background:
    Given a cluster of 2 nodes

  Rule: One applied Deployment goes through every component once, in order

    @M39 @inside
    Example: From the API server down to the runtime, and status back up
      When this manifest is applied:
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
      And the Deployment web becomes available within 30 s
      Then the trace tells, in this order:
        | component             | action           | subject                 | details                |
        | apiserver             | authenticate     | deployments default/web | *outcome=system:admin* |
        | apiserver             | authorize        | deployments default/web | *outcome=allowed*      |
        | apiserver             | admit-mutating   | deployments default/web |                        |
        | apiserver             | validate         | deployments default/web |                        |
        | apiserver             | admit-validating | deployments default/web |                        |
        | apiserver             | store            | Deployment default/web  |                        |
        | apiserver             | authenticate     | replicasets default/    | *:deployment-controller* |
        | apiserver             | store            | ReplicaSet default/*    |                        |
        | apiserver             | authenticate     | pods default/           | *:replicaset-controller* |
        | apiserver             | store            | Pod default/web-*       |                        |
        | scheduler             | schedule         | Pod default/web-*       | *node=node-*           |
        | apiserver             | store            | Pod default/web-*       |                        |
        | kubelet/node-*        | sync             | Pod default/web-*       |                        |
        | runtime/node-*        | start-container  | Pod default/web-*       |                        |
        | apiserver             | authorize        | pods/status default/*   |                        |
        | replicaset-controller | reconcile        | ReplicaSet default/*    | *replicasets/status*   |
        | deployment-controller | reconcile        | Deployment default/web  | *deployments/status*   |

    @M39 @inside @nodes
    Example: Every step names what led to it, all the way back
      When this manifest is applied:
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
      And the Deployment web becomes available within 30 s
      Then what made the first start-container of the runtime/node-* happen goes back through:
        | scheduler             |
        | replicaset-controller |
        | deployment-controller |
        | apiserver             |
