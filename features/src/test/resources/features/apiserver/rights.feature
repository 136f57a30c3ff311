Feature: API server - rights that are lent, limited and taken back
  Nobody gains rights by writing roles, by acting for others or by keeping an old token: what counts is what the API server grants now.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a}
      """
    And within 30 s there is a ServiceAccount team-a/default

  Rule: Nobody may give away what they do not have

    Background:
      Given this manifest is applied:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: writes-roles, namespace: team-a}
        rules:
        - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [create]}
        - {apiGroups: [""], resources: [configmaps], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: bob-writes-roles, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: writes-roles}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
        """

    @M10
    Example: A role may hold what its writer has, and no more
      When bob sends POST /apis/rbac.authorization.k8s.io/v1/namespaces/team-a/roles with:
        """
        {metadata: {name: small}, rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]}
        """
      Then the answer is 201
      When bob sends POST /apis/rbac.authorization.k8s.io/v1/namespaces/team-a/roles with:
        """
        {metadata: {name: big}, rules: [{apiGroups: [""], resources: [configmaps, secrets], verbs: [get]}]}
        """
      Then the answer is 403
      And the answer has:
        | message | *user "bob" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:*{APIGroups:[""], Resources:["secrets"], Verbs:["get"]} |
      And there is no Role team-a/big

    @M10
    Example: A binding hands out only what the binder has, unless they may bind that role
      When bob sends POST /apis/rbac.authorization.k8s.io/v1/namespaces/team-a/rolebindings with:
        """
        metadata: {name: mighty}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
        """
      Then the answer is 403
      And there is no RoleBinding team-a/mighty
      When this manifest is applied:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: binds-view, namespace: team-a}
        rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: bob-binds-view, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: binds-view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
        """
      And 1 s passes
      And bob sends POST /apis/rbac.authorization.k8s.io/v1/namespaces/team-a/rolebindings with:
        """
        metadata: {name: mighty}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
        """
      Then the answer is 201
      When bob sends GET /api/v1/namespaces/team-a/pods
      Then the answer is 200

    @M10 @M12
    Example: A binding keeps its role
      When the administrator sends a merge patch to /apis/rbac.authorization.k8s.io/v1/namespaces/team-a/rolebindings/bob-writes-roles with:
        """
        {roleRef: {kind: ClusterRole, name: view}}
        """
      Then the answer is 422
      And the answer has:
        | message | *roleRef: Invalid value: *: cannot change roleRef |

  Rule: Who may act for others is judged as they are

    @M09 @M10
    Example: The administrator sees what bob may
      When the administrator sends GET /api/v1/namespaces/team-a/secrets in the name of bob
      Then the answer is 403 Forbidden and says:
        """
        secrets is forbidden: User "bob" cannot list resource "secrets" in API group "" in the namespace "team-a"
        """

    @M09 @M10
    Example: A service account may not, unless it is allowed to
      Given the administrator sends POST /api/v1/namespaces/team-a/serviceaccounts/default/token with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {}}
        """
      And the token of the answer is kept
      When the bearer of the token sends GET /api/v1/namespaces/team-a/configmaps in the name of jane
      Then the answer is 403 Forbidden and says:
        """
        users "jane" is forbidden: User "system:serviceaccount:team-a:default" cannot impersonate resource "users" in API group "" at the cluster scope
        """
      When this manifest is applied:
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: acts-as-jane}
        rules: [{apiGroups: [""], resources: [users], resourceNames: [jane], verbs: [impersonate]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: acts-as-jane}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: acts-as-jane}
        subjects: [{kind: ServiceAccount, namespace: team-a, name: default}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: jane-views, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}]
        """
      And 1 s passes
      And the bearer of the token sends GET /api/v1/namespaces/team-a/configmaps in the name of jane
      Then the answer is 200
      When the bearer of the token sends GET /api/v1/namespaces/team-a/configmaps
      Then the answer is 403

  Rule: A token is as good as what it is bound to

    @M09
    Example: It ends with its Pod
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: team-a}
        spec: {nodeSelector: {never: there}, terminationGracePeriodSeconds: 0, containers: [{name: web, image: nginx}]}
        """
      And the administrator sends POST /api/v1/namespaces/team-a/serviceaccounts/default/token with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {boundObjectRef: {apiVersion: v1, kind: Pod, name: web}}}
        """
      And the token of the answer is kept
      When the administrator has the token reviewed
      Then the answer has:
        | status.authenticated                                              | true                                 |
        | status.user.username                                              | system:serviceaccount:team-a:default |
        | status.user.extra[authentication.kubernetes.io/pod-name]          | ["web"]                              |
      When the Pod team-a/web is deleted
      And within 20 s there is no Pod team-a/web
      And 15 s pass
      And the administrator has the token reviewed
      Then the answer has:
        | status.authenticated | (none)                   |
        | status.error         | *token has been invalidated* |
      When the bearer of the token sends GET /version
      Then the answer is 401

    @M09
    Example: It is for those whom it names
      Given the administrator sends POST /api/v1/namespaces/team-a/serviceaccounts/default/token with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {audiences: [the-vault]}}
        """
      And the token of the answer is kept
      When the bearer of the token sends GET /version
      Then the answer is 401

    @M09 @M12
    Example: It cannot be bound to a Pod of another's, nor last too short a time
      When the administrator sends POST /api/v1/namespaces/team-a/serviceaccounts/default/token with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {boundObjectRef: {apiVersion: v1, kind: Pod, name: nowhere}}}
        """
      Then the answer is 404
      When the administrator sends POST /api/v1/namespaces/team-a/serviceaccounts/default/token with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {expirationSeconds: 60}}
        """
      Then the answer is 422
      And the answer has:
        | message | *spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes |
