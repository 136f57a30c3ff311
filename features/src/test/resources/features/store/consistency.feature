Feature: Store - one order of writes
  The store orders all writes by one revision, and whoever reads sees every write that was acknowledged.

  Rule: Every write that changes something makes one revision, in the order of the acknowledgements

    @M16 @inside
    Scenario Outline: Three writes, three revisions; a write that changes nothing, none, with <members> members
      Given an API server whose store has <members> members, and nothing else
      And the store's revision is remembered
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: red}
        """
      And the ConfigMap red is deleted
      Then the store has made 3 revisions
      When the Secret red is patched with:
        """
        {}
        """
      Then the store has made 3 revisions

      Examples:
        | members |
        | 1       |
        | 3       |

    @M16 @inside
    Scenario Outline: A watcher sees the writes in that order, with <members> members
      Given an API server whose store has <members> members, and nothing else
      And the administrator watches /api/v1/namespaces/default/configmaps?fieldSelector=metadata.name!=kube-root-ca.crt
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b}
        data: {again: "yes"}
        """
      Then the watch tells exactly:
        | type     | name |
        | ADDED    | b    |
        | ADDED    | a    |
        | MODIFIED | b    |
      And the watch's revisions only ever rise

      Examples:
        | members |
        | 1       |
        | 3       |

  Rule: A read sees every acknowledged write

    @M16 @inside
    Scenario Outline: Hundred writers at once, and a reader who comes last, with <members> members
      Given an API server whose store has <members> members, and nothing else
      When 100 users at once each create a ConfigMap and read it back as soon as that is acknowledged
      Then each of them has read what they wrote
      And all their revisions differ

      Examples:
        | members |
        | 1       |
        | 3       |

  Rule: Of two writes from the same state only one wins

    @M16 @inside
    Scenario Outline: Ten who all saw the same version, with <members> members
      Given an API server whose store has <members> members, and nothing else
      And this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: counter}
        data: {value: "0"}
        """
      When 10 users at once each read the ConfigMap counter and replace it with a version of their own
      Then exactly 1 of them succeeds and the others are told of a conflict
      And the ConfigMap counter has what the one wrote

      Examples:
        | members |
        | 1       |
        | 3       |
