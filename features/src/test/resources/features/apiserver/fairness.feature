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
