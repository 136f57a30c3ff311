Feature: API server - admission by others, by standards and by quotas
  What the built-in plugins do not know users decide: by servers of their own that are asked about writes, by labels on a
  namespace, by quotas.

  Rule: Webhooks are asked, about what those before them made

    @M11 @virtual-time @nodes
    Example: A validating webhook refuses in its own words
      Given a cluster of 1 node
      And a validating webhook guard that denies configmaps with the label tier wrong
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: bad, labels: {tier: wrong}}
        """
      Then the answer is 403 Forbidden and says:
        """
        admission webhook "guard.hexareme.test" denied the request: tier must not be wrong
        """

    @M11 @virtual-time @nodes
    Example: What a mutating webhook makes is what a validating one judges
      Given a cluster of 1 node
      And a mutating webhook marker that gives configmaps the label tier wrong
      And a validating webhook guard that denies configmaps with the label tier wrong
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: mine}
        """
      Then the answer is 403 Forbidden and says:
        """
        admission webhook "guard.hexareme.test" denied the request: tier must not be wrong
        """

    @M11 @virtual-time @nodes
    Example: A webhook that does not answer in time fails the write
      Given a cluster of 1 node
      And a validating webhook guard that denies configmaps with the label tier wrong
      And the webhook guard answers no more
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: mine}
        """
      Then the answer is 500 InternalError and says:
        """
        Internal error occurred: failed calling webhook "guard.hexareme.test": failed to call webhook: Post "https://guard.default.svc:443/?timeout=2s": context deadline exceeded
        """

  Rule: A namespace says how much its Pods may do

    @M11
    Example: A Pod that shares its node's network is not of the level baseline
      Given a cluster of 0 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: careful, labels: {pod-security.kubernetes.io/enforce: baseline}}
        """
      And within 30 s there is a ServiceAccount careful/default
      When the administrator sends POST /api/v1/namespaces/careful/pods with:
        """
        {metadata: {name: web}, spec: {hostNetwork: true, containers: [{name: web, image: nginx}]}}
        """
      Then the answer is 403 Forbidden and says:
        """
        pods "web" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true)
        """

  Rule: A quota is exact

    @M11 @alone
    Example: Its usage is written with the object that it counts, and counted anew when one goes
      Given a cluster of 0 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: few}
        spec: {hard: {count/secrets: "1"}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: one}
        """
      Then within 10 s the ResourceQuota few has:
        | status.used[count/secrets] | 1 |
      When the administrator creates:
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: two}
        """
      Then the answer is 403 Forbidden and says:
        """
        secrets "two" is forbidden: exceeded quota: few, requested: count/secrets=1, used: count/secrets=1, limited: count/secrets=1
        """
      When the administrator sends DELETE /api/v1/namespaces/default/secrets/one
      Then within 10 s the ResourceQuota few has:
        | status.used[count/secrets] | 0 |
