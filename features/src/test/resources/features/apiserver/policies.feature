Feature: API server - admission policies
  Users forbid and change writes by expressions: a policy says what and how, a binding says where.

  Background:
    Given a cluster of 0 nodes

  Rule: What a validating policy finds wrong is refused in its words

    @M11
    Example: A limit on replicas
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: few-replicas}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}
          validations:
          - expression: object.spec.replicas <= 5
            messageExpression: "'at most 5 replicas, not ' + string(object.spec.replicas)"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: everywhere}
        spec: {policyName: few-replicas, validationActions: [Deny]}
        """
      When the administrator creates:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 6
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then the answer is 422 Invalid and says:
        """
        deployments.apps "web" is forbidden: ValidatingAdmissionPolicy 'few-replicas' with binding 'everywhere' denied request: at most 5 replicas, not 6
        """

    @M11
    Example: An expression that does not compile is refused with the place
      When the administrator creates:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: broken}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          validations:
          - expression: objct.spec == 1
        """
      Then the answer is 422

  Rule: A mutating policy changes what is written

    @M11
    Example: A label that every ConfigMap gets
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: team}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
          reinvocationPolicy: Never
          mutations:
          - patchType: ApplyConfiguration
            applyConfiguration:
              expression: "Object{metadata: Object.metadata{labels: Object.metadata.labels{team: 'blue'}}}"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: team}
        spec: {policyName: team}
        """
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: mine}
        """
      Then the answer is 201
      And the answer has:
        | metadata.labels.team | blue |
