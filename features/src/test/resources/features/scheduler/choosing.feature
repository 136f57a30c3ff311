Feature: Scheduler - choosing a node
  The scheduler gives each Pod that has no node one to run on: first it leaves out the nodes that will not do,
  then it takes the best of the rest.

  Background:
    Given a cluster of 3 nodes

  Rule: Only Pods without a node are its business

    @M24 @inside @nodes
    Example: A Pod that names its node is left alone
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: placed}
        spec: {nodeName: node-2, containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod placed has:
        | status.phase  | Running |
        | spec.nodeName | node-2  |
      And the trace never tells:
        | component | action   | subject            |
        | scheduler | schedule | Pod default/placed |

    @M24 @virtual-time
    Example: A Pod of another scheduler is left alone too
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: other}
        spec: {schedulerName: somebody-else, containers: [{name: web, image: nginx}]}
        """
      Then for 2 min the Pod other keeps:
        | spec.nodeName | (none) |

  Rule: First nodes are left out, then the rest is scored

    @M24 @inside @nodes
    Example: Of three nodes one is full and one is closed; the third gets the Pod
      Given the Node node-1 is patched with:
        """
        spec: {unschedulable: true}
        """
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: big}
        spec:
          nodeName: node-2
          containers: [{name: web, image: nginx, resources: {requests: {cpu: "7500m"}}}]
        """
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "1"}}}]}
        """
      Then within 30 s the Pod web has:
        | spec.nodeName | node-3 |
      And the trace tells:
        | component | action   | subject         | details                     |
        | scheduler | schedule | Pod default/web | *node=node-3, feasible=1,*  |

    @M24 @inside @nodes
    Example: Among those that will do the emptier one is better
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec: {nodeName: node-1, containers: [{name: web, image: nginx, resources: {requests: {cpu: "4", memory: 4Gi}}}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b}
        spec: {nodeName: node-3, containers: [{name: web, image: nginx, resources: {requests: {cpu: "4", memory: 4Gi}}}]}
        """
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "1", memory: 1Gi}}}]}
        """
      Then within 30 s the Pod web has:
        | spec.nodeName | node-2 |
      And the trace tells:
        | component | action   | subject         | details                           |
        | scheduler | schedule | Pod default/web | *node=node-2, feasible=3, score=* |
