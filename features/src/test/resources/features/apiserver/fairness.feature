Feature: API server - nobody is starved
  A client that asks too much waits, or is told to come back later. What the cluster lives on goes on: the heartbeats of nodes, the renewals
  of leaders, and the requests of everybody else.

  Rule: Load from clients does not starve the control plane's own traffic

    @M06 @inside @virtual-time
    Scenario Outline: One client keeps thousands of requests under way: <what>
      Given a cluster of 2 nodes whose store needs 1 ms for each call
      When the user noisy keeps 2000 <what> under way
      And 2 s pass
      Then for 5 s each of these is answered within 1 s, and none is refused:
        | user                  | groups       | reads                                                                     |
        | system:node:node-1    | system:nodes | /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-1     |
        | system:kube-scheduler |              | /apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler |
        | quiet                 |              | /api/v1/namespaces/default                                                |
      And noisy has been refused with 429 TooManyRequests, and answered as well
      And there are 2 Nodes with:
        | status.conditions[Ready].status | True |

      Examples:
        | what                    |
        | lists of Pods           |
        | creations of ConfigMaps |

  Rule: Who is served before whom is for the administrator to say

    Background:
      Given a cluster of 0 nodes
      And this manifest is applied:
        """
        apiVersion: flowcontrol.apiserver.k8s.io/v1
        kind: PriorityLevelConfiguration
        metadata: {name: guests}
        spec: {type: Limited, limited: {nominalConcurrencyShares: 5, lendablePercent: 0, limitResponse: {type: Reject}}}
        ---
        apiVersion: flowcontrol.apiserver.k8s.io/v1
        kind: FlowSchema
        metadata: {name: guests}
        spec:
          priorityLevelConfiguration: {name: guests}
          matchingPrecedence: 500
          distinguisherMethod: {type: ByUser}
          rules:
          - subjects: [{kind: User, user: {name: guest}}]
            resourceRules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"], namespaces: ["*"], clusterScope: true}]
        """
      And within 20 s the condition Dangling of the FlowSchema guests is False
      And 2 s pass

    @M06
    Example: Every answer tells which rules it was under
      When guest sends GET /api/v1/namespaces/default/configmaps
      Then the FlowSchema guests and the PriorityLevelConfiguration guests ruled the request
      When somebody sends GET /api/v1/namespaces/default/configmaps
      Then the FlowSchema global-default and the PriorityLevelConfiguration global-default ruled the request

    @M06
    Example: A level that points nowhere is told of
      When the FlowSchema guests is patched with:
        """
        spec: {priorityLevelConfiguration: {name: nowhere}}
        """
      Then within 20 s the FlowSchema guests has:
        | status.conditions[Dangling].status  | True      |
        | status.conditions[Dangling].message | *nowhere* |
