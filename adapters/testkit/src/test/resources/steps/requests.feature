Feature: Requests by anybody, and what is answered

  Scenario: Who may do what
    Given a cluster of 0 nodes
    When the administrator sends GET /version
    Then the answer is 200
    And the answer has:
      | major | 1 |
    When bob sends DELETE /api/v1/namespaces/default
    Then the answer is 403 Forbidden and says:
      """
      namespaces "default" is forbidden: User "bob" cannot delete resource "namespaces" in API group "" in the namespace "default"
      """
    Given alice belongs to the group system:masters
    When alice creates:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red, labels: {kind: colour}}
      """
    Then the answer is 201
    When alice sends POST /api/v1/namespaces/default/configmaps with:
      """
      {metadata: {name: blue, labels: {kind: colour}}}
      """
    And alice sends a merge patch to /api/v1/namespaces/default/configmaps/blue with:
      """
      data: {hex: 0000ff}
      """
    And the administrator sends GET /api/v1/namespaces/default/configmaps?labelSelector=kind=colour&limit=1
    Then the answer lists 1 items
    When the administrator sends GET /api/v1/namespaces/default/configmaps?labelSelector=kind=colour for the rest of the last list
    Then the answer lists:
      | red |

  Scenario: A watch tells every change once
    Given a cluster of 0 nodes
    And the administrator watches /api/v1/configmaps?labelSelector=kind=colour
    When this manifest is applied:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red, labels: {kind: colour}}
      """
    And the ConfigMap red gets the label kind-
    Then the watch tells exactly:
      | type    | name |
      | ADDED   | red  |
      | DELETED | red  |
    And the watch's revisions only ever rise

  Scenario: A watch goes on from a list
    Given a cluster of 0 nodes
    And the administrator sends GET /api/v1/namespaces/default/secrets
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: key}
      """
    And the administrator watches /api/v1/namespaces/default/secrets from the revision of the last list
    Then the watch tells exactly:
      | type  | name |
      | ADDED | key  |

  Scenario: A watch begins with what is there, and ends when its time is over
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red, labels: {kind: colour}}
      """
    And the administrator watches /api/v1/configmaps?labelSelector=kind=colour&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=5
    Then within 2 s a bookmark ends the watch's beginning, after 1 event
    And within 20 s the watch ends
