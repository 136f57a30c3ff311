Feature: API server - lists and watches that begin, break off and go on
  A client that keeps a picture of the cluster takes a list, follows what changes, and is told when it has been away too long.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: blue, namespace: team-a}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: green, namespace: team-a}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: red, namespace: team-a}
      """

  Rule: A watch may begin with all that is there

    @M08
    Example: A bookmark tells where the beginning ends
      Given the administrator watches /api/v1/namespaces/team-a/secrets?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true
      Then within 20 s a bookmark ends the watch's beginning, after 3 events
      When the Secret team-a/green is deleted
      Then the watch tells exactly:
        | type    | name  |
        | ADDED   | blue  |
        | ADDED   | green |
        | ADDED   | red   |
        | DELETED | green |

    @M08 @M12
    Example: It must be said how old the beginning may be
      When the administrator sends GET /api/v1/namespaces/team-a/secrets?watch=true&sendInitialEvents=true
      Then the answer is 422 Invalid and says:
        """
        ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan
        """

  Rule: A watch lasts as long as it was asked to

    @M08
    Example: It ends by itself
      Given the administrator watches /api/v1/namespaces/team-a/secrets?timeoutSeconds=2
      Then the watch tells exactly:
        | type  | name  |
        | ADDED | blue  |
        | ADDED | green |
        | ADDED | red   |
      And within 20 s the watch ends

  Rule: Who has been away too long begins anew

    @M08 @faults @virtual-time
    Example: A watch from a revision that is forgotten
      Given the administrator sends GET /api/v1/namespaces/team-a/secrets
      And the Secret team-a/green is deleted
      And the store's history is compacted
      And the API server restarts
      When the administrator watches /api/v1/namespaces/team-a/secrets from the revision of the last list
      Then the watch tells exactly:
        | type  | name | code | reason  |
        | ERROR |      | 410  | Expired |
        | END   |      |      |         |

    @M08 @faults @virtual-time
    Example: The rest of a list whose moment is forgotten
      Given the administrator sends GET /api/v1/namespaces/team-a/secrets?limit=1
      And the Secret team-a/green is deleted
      And the store's history is compacted
      When the administrator sends GET /api/v1/namespaces/team-a/secrets?limit=5 for the rest of the last list
      Then the answer is 410
      And the answer has:
        | reason            | Expired |
        | metadata.continue | *A*     |

    @M08
    Example: A place in a list that no list has given
      When the administrator sends GET /api/v1/namespaces/team-a/secrets?limit=1&continue=nowhere
      Then the answer is 400
      And the answer has:
        | reason | BadRequest |

  Rule: Who writes from an old picture is told so

    @M13 @M16
    Example: Of those who write at once from the same picture one wins
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: counter, namespace: team-a}
        """
      When 8 clients change the ConfigMap team-a/counter at once, each from what they all have read
      Then 1 of them were answered with 200, and 7 with 409

    @M08
    Example: A deletion that names another object than the one of that name
      When the administrator sends DELETE /api/v1/namespaces/team-a/secrets/red with:
        """
        {apiVersion: v1, kind: DeleteOptions, preconditions: {uid: 11111111-2222-3333-4444-555555555555}}
        """
      Then the answer is 409
      And there is a Secret team-a/red
