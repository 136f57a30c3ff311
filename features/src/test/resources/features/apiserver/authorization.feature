Feature: API server - who may do what
  The API server asks of every request whether this user may do this to that; what no rule allows is forbidden.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader}
      rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: alice-reads}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: alice}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red}
      """

  Rule: A user may do what a rule allows, and nothing else

    @M10
    Scenario Outline: <user> and <method> <path>: <code>
      When <user> sends <method> <path>
      Then the answer is <code>

      Examples:
        | user  | method | path                                        | code |
        | alice | GET    | /api/v1/namespaces/default/configmaps/red   | 200  |
        | alice | GET    | /api/v1/namespaces/default/configmaps       | 200  |
        | alice | DELETE | /api/v1/namespaces/default/configmaps/red   | 403  |
        | alice | GET    | /api/v1/namespaces/kube-system/configmaps   | 403  |
        | alice | GET    | /api/v1/configmaps                          | 403  |
        | alice | GET    | /api/v1/namespaces/default/secrets          | 403  |
        | bob   | GET    | /api/v1/namespaces/default/configmaps/red   | 403  |

    @M10 @quiet
    Example: A refusal names the user, the verb, the resource and the place, and changes nothing
      When alice creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: green}
        """
      Then the answer is 403 Forbidden and says:
        """
        configmaps is forbidden: User "alice" cannot create resource "configmaps" in API group "" in the namespace "default"
        """
      And the store is as it was

    @M10
    Example: What is taken back is forbidden from then on
      When the RoleBinding alice-reads is deleted
      And alice sends GET /api/v1/namespaces/default/configmaps/red
      Then the answer is 403

    @M10
    Example: A refusal does not tell whether the object exists
      When bob sends GET /api/v1/namespaces/default/secrets/nothing-of-the-kind
      Then the answer is 403

  Rule: Nobody may give away what they do not have

    @M10 @inside
    Example: A user who may write roles cannot write one that is mightier than they are
      Given this manifest is applied:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: role-writer}
        rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: bob-writes-roles}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role-writer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
        """
      When bob creates:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: everything}
        rules: [{apiGroups: [""], resources: [secrets], verbs: ["*"]}]
        """
      Then the answer is 403
      And the store holds no key that ends in /everything

  Rule: A node's kubelet may touch what is bound to its node, and no more

    @M10 @nodes
    Example: The kubelet of another node may not speak for a Pod
      Given a cluster of 2 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {nodeName: node-1, containers: [{name: web, image: nginx}]}
        """
      When system:node:node-2 sends a merge patch to /api/v1/namespaces/default/pods/web/status with:
        """
        {status: {phase: Failed}}
        """
      Then the answer is 403
