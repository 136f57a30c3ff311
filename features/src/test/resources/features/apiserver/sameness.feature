Feature: API server - the same for everyone
  It makes no difference who asks and from where: the same request under the same rights has the same answer and the
  same consequences. Components of the cluster have no back door.

  Background:
    Given a cluster of 1 node

  Rule: The same object is refused for the same reason, whoever sends it

    @M13
    Scenario Outline: <user> cannot store a nonsensical Pod
      When <user> creates:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {restartPolicy: Sometimes, containers: [{name: web, image: nginx}]}
        """
      Then the answer is 422
      And the answer has:
        | details.causes[0].field | spec.restartPolicy |

      Examples:
        | user                                                     |
        | the administrator                                        |
        | system:serviceaccount:kube-system:replicaset-controller  |

  Rule: The cluster's own components are held to their rights like anybody

    @M13 @nodes
    Scenario Outline: <user> may not <method> <path>
      When <user> sends <method> <path>
      Then the answer is 403

      Examples:
        | user                                                    | method | path                                   |
        | system:kube-scheduler                                   | DELETE | /api/v1/nodes/node-1                   |
        | system:serviceaccount:kube-system:replicaset-controller | GET    | /api/v1/secrets                        |
        | system:node:node-1                                      | DELETE | /api/v1/namespaces/default             |

  Rule: A component's write goes through every stage that a user's goes through

    @M13 @inside
    Example: The ReplicaSet controller's Pod is authenticated, authorized, admitted and validated
      Given the trace is looked at from here on
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And 10 s pass
      Then the trace tells, in this order:
        | component | action           | subject       | details                                  |
        | apiserver | authenticate     | pods default/ | *serviceaccount:kube-system:replicaset-controller* |
        | apiserver | authorize        | pods default/ | *allowed*                                |
        | apiserver | admit-mutating   | pods default/ |                                          |
        | apiserver | validate         | pods default/ |                                          |
        | apiserver | admit-validating | pods default/ |                                          |
        | apiserver | store            | Pod default/web-* |                                      |
