Feature: Scheduler - it only writes the node's name
  The scheduler starts nothing. Its choice is one write: the name of the node on the Pod.

  Rule: A scheduled Pod is a Pod with a node, no more

    @M26 @inside @faults @nodes
    Example: With no kubelet on the chosen node the Pod has its node and nothing else happens
      Given a cluster of 1 node
      And the kubelet of node-1 stops
      And the trace is looked at from here on
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then within 30 s the Pod web has:
        | spec.nodeName                          | node-1  |
        | status.conditions[PodScheduled].status | True    |
        | status.phase                           | Pending |
        | status.containerStatuses               | (none)  |
      And the trace never tells:
        | component      | action |
        | runtime/node-* | *      |

    @M26 @inside
    Example: Its only write to a Pod that fits is the binding
      Given a cluster of 1 node
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And 10 s pass
      Then the trace tells:
        | component | action       | subject                  | details                         |
        | apiserver | authenticate | pods/binding default/web | *outcome=system:kube-scheduler* |
      And the trace never tells:
        | component | action       | subject                 | details                         |
        | apiserver | authenticate | pods default/web        | *outcome=system:kube-scheduler* |
        | apiserver | authenticate | pods/status default/web | *outcome=system:kube-scheduler* |

    @M26 @nodes
    Example: A node once chosen is never changed
      Given a cluster of 2 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {nodeName: node-1, containers: [{name: web, image: nginx}]}
        """
      When system:kube-scheduler sends POST /api/v1/namespaces/default/pods/web/binding with:
        """
        {apiVersion: v1, kind: Binding, metadata: {name: web}, target: {kind: Node, name: node-2}}
        """
      Then the answer is 409
      And the Pod web has:
        | spec.nodeName | node-1 |
