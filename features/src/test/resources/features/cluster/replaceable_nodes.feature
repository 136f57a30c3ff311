Feature: Cluster - nodes are replaceable
  No node is needed: one that is drained hands its Pods over, one that is added takes work.

  Background:
    Given a cluster of 2 nodes

  Rule: A drained node's Pods move, never more of them at once than the budget allows

    @M38 @nodes
    Example: Three of four have to be up at any time
      Given this manifest is applied:
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 3, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 4
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And the Deployment web becomes available within 30 s
      And within 10 s the PodDisruptionBudget web has:
        | status.disruptionsAllowed | 1 |
      And from now on there are never fewer than 3 Pods with:
        | metadata.labels.app             | web  |
        | status.conditions[Ready].status | True |
      When the node node-1 is drained within 5 min
      Then no container of web runs on node-1
      And within 30 s there are 4 Pods with:
        | spec.nodeName                   | node-2 |
        | status.conditions[Ready].status | True   |

    @M38 @virtual-time @nodes
    Example: Where the budget allows nothing, the Pods stay and the drain is told why
      Given this manifest is applied:
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, labels: {app: web}}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And within 30 s the condition Ready of the Pod web is True
      And within 10 s the PodDisruptionBudget web has:
        | status.currentHealthy | 1 |
      When the administrator sends POST /api/v1/namespaces/default/pods/web/eviction with:
        """
        {apiVersion: policy/v1, kind: Eviction, metadata: {name: web, namespace: default}}
        """
      Then the answer is 429 TooManyRequests and says:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """
      And for 1 min the Pod web keeps:
        | metadata.deletionTimestamp | (none) |

  Rule: A node that is added takes work

    @M38 @nodes @faults
    Example: What found no place goes to the new node
      Given the node node-1 is cordoned
      And the node node-2 is cordoned
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
      And within 30 s there are 2 Pods with:
        | status.conditions[PodScheduled].reason | Unschedulable |
      When a node is added
      Then within 30 s there are 2 Pods with:
        | spec.nodeName                   | node-3 |
        | status.conditions[Ready].status | True   |
