Feature: API server - writes that are tried, doubted and counted
  A write can be tried without doing it, its mistakes can be told or refused, and what is limited stays within its limit whoever
  writes at the same time.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red, namespace: team-a}
      data: {hex: ff0000}
      """

  Rule: A dry run answers as the write would, and does not write

    @M11 @M12
    Example: Neither a change, nor a deletion, nor an apply leaves a trace
      Given the ConfigMap team-a/red is remembered
      When the administrator sends a merge patch to /api/v1/namespaces/team-a/configmaps/red?dryRun=All with:
        """
        {data: {hex: fe0000}}
        """
      Then the answer is 200
      And the answer has:
        | data.hex | fe0000 |
      When the administrator sends DELETE /api/v1/namespaces/team-a/configmaps/red?dryRun=All
      Then the answer is 200
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/green?fieldManager=me&dryRun=All with:
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: green, namespace: team-a}}
        """
      Then the answer is 201
      And there is no ConfigMap team-a/green
      And the ConfigMap team-a/red has the same revision

    @M11
    Example: It uses up no quota, and is refused where the write would be
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: few, namespace: team-a}
        spec: {hard: {count/secrets: "1"}}
        """
      And within 20 s the ResourceQuota team-a/few has:
        | status.used[count/secrets] | 0 |
      When the administrator sends POST /api/v1/namespaces/team-a/secrets?dryRun=All with:
        """
        {metadata: {name: one}}
        """
      Then the answer is 201
      And the ResourceQuota team-a/few has:
        | status.used[count/secrets] | 0 |
      When the administrator sends POST /api/v1/namespaces/team-a/secrets with:
        """
        {metadata: {name: one}}
        """
      Then the answer is 201
      When the administrator sends POST /api/v1/namespaces/team-a/secrets?dryRun=All with:
        """
        {metadata: {name: two}}
        """
      Then the answer is 403

    @M12
    Example: There is only one kind of dry run
      When the administrator sends POST /api/v1/namespaces/team-a/configmaps?dryRun=Some with:
        """
        {metadata: {name: blue}}
        """
      Then the answer is 422
      And there is no ConfigMap team-a/blue

  Rule: Fields that nobody knows are told of, refused or dropped, as the writer wishes

    @M12
    Example: Warn
      When the administrator sends POST /api/v1/namespaces/team-a/configmaps?fieldValidation=Warn with:
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: blue}, dta: {hex: 0000ff}}
        """
      Then the answer is 201
      And the answer warns:
        """
        unknown field "dta"
        """

    @M12
    Example: Strict
      When the administrator sends POST /api/v1/namespaces/team-a/configmaps?fieldValidation=Strict with:
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: blue}, dta: {hex: 0000ff}}
        """
      Then the answer is 400 BadRequest and says:
        """
        ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dta"
        """
      And there is no ConfigMap team-a/blue

    @M12
    Example: Ignore
      When the administrator sends POST /api/v1/namespaces/team-a/configmaps?fieldValidation=Ignore with:
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: blue}, dta: {hex: 0000ff}}
        """
      Then the answer is 201
      And the answer warns of nothing
      And the answer has:
        | dta | (none) |

  Rule: A quota is kept exactly, however many write at once

    @M11 @M12
    Example: Three fit, and three are created
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: few, namespace: team-a}
        spec: {hard: {count/secrets: "3"}}
        """
      And within 20 s the ResourceQuota team-a/few has:
        | status.used[count/secrets] | 0 |
      When 12 Secrets are created at once in the namespace team-a
      Then 3 of them were answered with 201, and 9 with 403
      And within 20 s the ResourceQuota team-a/few has:
        | status.used[count/secrets] | 3 |
      And the administrator sends GET /api/v1/namespaces/team-a/secrets
      And the answer lists 3 items

  Rule: What is protected from deletion waits

    @M08
    Example: A finalizer delays the end, and what is ending cannot be kept
      Given the ConfigMap team-a/red is patched with:
        """
        metadata: {finalizers: [example.com/wait]}
        """
      When the administrator sends DELETE /api/v1/namespaces/team-a/configmaps/red
      Then the answer is 200
      And the ConfigMap team-a/red has:
        | metadata.deletionTimestamp | 20*Z |
      When the administrator sends a merge patch to /api/v1/namespaces/team-a/configmaps/red with:
        """
        {metadata: {finalizers: [example.com/wait, example.com/more]}}
        """
      Then the answer is 422
      And the answer has:
        | message | *metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/more"} |
      When the ConfigMap team-a/red is patched with:
        """
        metadata: {finalizers: null}
        """
      Then there is no ConfigMap team-a/red
