Feature: API server - admission policies with parameters
  A policy says what is judged; its parameters, objects that anybody with the right may write, say how strictly.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a, labels: {judged: "yes"}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: limits, namespace: team-a}
      data: {longest: "4", colour: blue}
      """

  Rule: A validating policy asks its parameters

    Background:
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: short-names}
        spec:
          failurePolicy: Fail
          paramKind: {apiVersion: v1, kind: ConfigMap}
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [secrets]}
          variables:
          - {name: longest, expression: int(params.data.longest)}
          validations:
          - expression: object.metadata.name.size() <= variables.longest
            messageExpression: "'names have at most ' + string(variables.longest) + ' letters'"
        """

    @M11
    Example: What the parameters say anew holds from then on
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: short-names}
        spec:
          policyName: short-names
          paramRef: {name: limits, namespace: team-a, parameterNotFoundAction: Deny}
          validationActions: [Deny]
          matchResources: {namespaceSelector: {matchLabels: {judged: "yes"}}}
        """
      And 2 s pass
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: longer}}
        """
      Then the answer is 422 Invalid and says:
        """
        secrets "longer" is forbidden: ValidatingAdmissionPolicy 'short-names' with binding 'short-names' denied request: names have at most 4 letters
        """
      When the ConfigMap team-a/limits is patched with:
        """
        data: {longest: "6"}
        """
      And 2 s pass
      And the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: longer}}
        """
      Then the answer is 201

    @M11
    Example: Where the binding does not look, nothing is judged; without its parameters, all is refused
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: short-names}
        spec:
          policyName: short-names
          paramRef: {name: nowhere, namespace: team-a, parameterNotFoundAction: Deny}
          validationActions: [Deny]
          matchResources: {namespaceSelector: {matchLabels: {judged: "yes"}}}
        """
      And 2 s pass
      When the administrator sends POST /api/v1/namespaces/default/secrets with:
        """
        {metadata: {name: longer}}
        """
      Then the answer is 201
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: a}}
        """
      Then the answer is 422
      And the answer has:
        | message | *no params found for policy binding with `Deny` parameterNotFoundAction* |

    @M11
    Example: A binding that only warns lets pass
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: short-names}
        spec:
          policyName: short-names
          paramRef: {name: limits, namespace: team-a, parameterNotFoundAction: Deny}
          validationActions: [Warn]
          matchResources: {namespaceSelector: {matchLabels: {judged: "yes"}}}
        """
      And 2 s pass
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: longer}}
        """
      Then the answer is 201
      And the answer warns:
        """
        Validation failed for ValidatingAdmissionPolicy 'short-names' with binding 'short-names': names have at most 4 letters
        """
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: a}}
        """
      Then the answer is 201
      And the answer warns of nothing

  Rule: A mutating policy writes what its parameters say

    @M11
    Example: And a validating policy judges what it wrote
      Given this manifest is applied:
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: colours}
        spec:
          paramKind: {apiVersion: v1, kind: ConfigMap}
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [secrets]}
          reinvocationPolicy: Never
          mutations:
          - patchType: JSONPatch
            jsonPatch:
              expression: "[JSONPatch{op: 'add', path: '/metadata/labels', value: {'colour': params.data.colour}}]"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: colours}
        spec:
          policyName: colours
          paramRef: {name: limits, namespace: team-a, parameterNotFoundAction: Deny}
          matchResources: {namespaceSelector: {matchLabels: {judged: "yes"}}}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-green}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [secrets]}
          validations:
          - {expression: "!has(object.metadata.labels) || object.metadata.labels['colour'] != 'green'", message: nothing is green}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-green}
        spec:
          policyName: no-green
          validationActions: [Deny]
          matchResources: {namespaceSelector: {matchLabels: {judged: "yes"}}}
        """
      And 2 s pass
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: one}}
        """
      Then the answer is 201
      And the answer has:
        | metadata.labels.colour | blue |
      When the ConfigMap team-a/limits is patched with:
        """
        data: {colour: green}
        """
      And 2 s pass
      And the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: two}}
        """
      Then the answer is 422 Invalid and says:
        """
        secrets "two" is forbidden: ValidatingAdmissionPolicy 'no-green' with binding 'no-green' denied request: nothing is green
        """
      And there is no Secret team-a/two
