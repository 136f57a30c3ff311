Feature: API server - custom resources
  A CustomResourceDefinition adds a kind to a running cluster. Its objects are checked by the schema that the
  definition brings, and handled in every other way like those of a built-in kind.

  Background:
    Given a cluster of 0 nodes
    And the administrator sends POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions with:
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: crontabs.stable.example.com}
      spec:
        group: stable.example.com
        scope: Namespaced
        names: {plural: crontabs, kind: CronTab, shortNames: [ct]}
        versions:
        - name: v1
          served: true
          storage: true
          subresources:
            status: {}
            scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  x-kubernetes-validations:
                  - {rule: 'self.replicas <= self.most', message: replicas are more than most}
                  - {rule: 'self.most >= oldSelf.most', message: most never falls}
                  properties:
                    cronSpec: {type: string, maxLength: 20}
                    replicas: {type: integer, minimum: 1, default: 1}
                    most: {type: integer, default: 5}
                status:
                  type: object
                  properties:
                    replicas: {type: integer}
      """
    And within 5 s the condition Established of the CustomResourceDefinition crontabs.stable.example.com is True

  Rule: What a definition adds is served

    @M08
    Example: Its objects are defaulted, and lose what the schema does not know
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/default/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one}, spec: {cronSpec: "* * * * *", colour: red}}
        """
      Then the answer is 201
      And the answer has:
        | spec.replicas       | 1    |
        | metadata.generation | 1    |
      When the administrator sends GET /apis/stable.example.com/v1/namespaces/default/crontabs/one/scale
      Then the answer has:
        | spec.replicas | 1 |

    @M08
    Example: A value that the schema does not allow is refused
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/default/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one}, spec: {replicas: 0}}
        """
      Then the answer is 422 Invalid and says:
        """
        CronTab.stable.example.com "one" is invalid: spec.replicas: Invalid value: 0: spec.replicas in body should be greater than or equal to 1
        """

  Rule: Rules of the schema judge objects and their changes

    @M08
    Example: A rule about one state, and a rule about a change
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/default/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one}, spec: {replicas: 7}}
        """
      Then the answer is 422 Invalid and says:
        """
        CronTab.stable.example.com "one" is invalid: spec: Invalid value: replicas are more than most
        """
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/default/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one}, spec: {replicas: 2}}
        """
      Then the answer is 201
      When the administrator sends a merge patch to /apis/stable.example.com/v1/namespaces/default/crontabs/one with:
        """
        {spec: {most: 4}}
        """
      Then the answer is 422 Invalid and says:
        """
        CronTab.stable.example.com "one" is invalid: spec: Invalid value: most never falls
        """

  Rule: Custom objects are the cluster's objects

    @M08
    Example: They go with their owner, and with their namespace
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team}
        """
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/team/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one, finalizers: [example.com/wait]}}
        """
      And the Namespace team is deleted
      Then within 10 s the condition NamespaceContentRemaining of the Namespace team is True
      When the administrator sends a merge patch to /apis/stable.example.com/v1/namespaces/team/crontabs/one with:
        """
        {metadata: {finalizers: null}}
        """
      Then within 20 s there is no Namespace team

  Rule: A definition takes its objects along

    @M08
    Example: It is gone when the last object is
      When the administrator sends POST /apis/stable.example.com/v1/namespaces/default/crontabs with:
        """
        {apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: one}}
        """
      And the CustomResourceDefinition crontabs.stable.example.com is deleted
      Then within 10 s there is no CustomResourceDefinition crontabs.stable.example.com
      When the administrator sends GET /apis/stable.example.com/v1/namespaces/default/crontabs
      Then the answer is 404
