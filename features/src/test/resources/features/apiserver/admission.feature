Feature: API server - admission
  Between authorization and the store, plugins may complete a write and then refuse it: first all that change
  the object, then all that judge it.

  Background:
    Given a cluster of 0 nodes

  Rule: Every write is admitted: first mutating, then validating

    @M11 @inside
    Scenario Outline: A <verb> goes through both, in that order, before it is stored
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        """
      And the trace is looked at from here on
      When the administrator sends <method> <path> with:
        """
        <body>
        """
      Then the trace tells, in this order:
        | component | action           | subject              |
        | apiserver | admit-mutating   | configmaps default/* |
        | apiserver | admit-validating | configmaps default/* |
        | apiserver | store            | ConfigMap default/*  |

      Examples:
        | verb   | method | path                                      | body                    |
        | create | POST   | /api/v1/namespaces/default/configmaps     | {metadata: {name: blue}} |
        | update | PUT    | /api/v1/namespaces/default/configmaps/red | {metadata: {name: red}, data: {a: b}} |

  Rule: Mutating plugins complete what was left out

    @M11
    Example: A Pod gets its service account and the tolerations that every Pod has
      When the administrator creates:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then the answer is 201
      And the answer has:
        | spec.serviceAccountName                                         | default                             |
        | spec.tolerations[node.kubernetes.io/not-ready].tolerationSeconds | 300                                 |
        | spec.containers[web].volumeMounts[0].mountPath                   | /var/run/secrets/kubernetes.io/serviceaccount |

    @M11 @alone
    Example: What a LimitRange fills in is what the quota then counts
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: usual}
        spec: {limits: [{type: Container, defaultRequest: {cpu: 600m}}]}
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: one-cpu}
        spec: {hard: {requests.cpu: "1"}}
        """
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: first}
        spec: {containers: [{name: web, image: nginx}]}
        """
      When the administrator creates:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: second}
        spec: {containers: [{name: web, image: nginx}]}
        """
      Then the answer is 403 Forbidden and says:
        """
        pods "second" is forbidden: exceeded quota: one-cpu, requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1
        """

  Rule: What validating plugins refuse is not stored

    @M11 @inside
    Example: Nothing is created in a namespace that is not there
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: lost, namespace: nowhere}
        """
      Then the answer is 404 NotFound and says:
        """
        namespaces "nowhere" not found
        """
      And the store holds no key that ends in /nowhere/lost

    @M11 @inside
    Example: Nor in one that is being deleted
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: closing}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: stays, namespace: closing, finalizers: [example.com/wait]}
        """
      And the Namespace closing is deleted
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: late, namespace: closing}
        """
      Then the answer is 403
      And the store holds no key that ends in /closing/late
