Feature: API server - the Kubernetes REST API
  The API server serves objects under the paths, verbs, codes and forms that every Kubernetes client knows.

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
      metadata: {name: red, namespace: team-a, labels: {warm: "yes"}}
      data: {hex: ff0000}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: blue, namespace: team-a, labels: {warm: "no"}}
      data: {hex: 0000ff}
      """

  Rule: Clients find out what is served

    @M08
    Example: Discovery names groups, versions and resources
      When the administrator sends GET /apis/apps/v1
      Then the answer is 200
      And the answer has:
        | kind                                | APIResourceList |
        | groupVersion                        | apps/v1         |
        | resources[deployments].kind         | Deployment      |
        | resources[deployments].shortNames   | ["deploy"]      |
        | resources[deployments/scale].kind   | Scale           |

    @M08
    Example: The version is told
      When the administrator sends GET /version
      Then the answer is 200
      And the answer has:
        | major      | 1    |
        | gitVersion | v1.* |

  Rule: Verbs do what they do everywhere

    @M08
    Example: What is created has its metadata, and cannot be created twice
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: green, namespace: team-a}
        """
      Then the answer is 201
      And the answer has:
        | metadata.uid               | *-*-*-*-* |
        | metadata.creationTimestamp | 20*Z      |
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: green, namespace: team-a}
        """
      Then the answer is 409 AlreadyExists and says:
        """
        configmaps "green" already exists
        """

    @M08
    Example: A name is made up where only its beginning is given
      When the administrator sends POST /api/v1/namespaces/team-a/configmaps with:
        """
        metadata: {generateName: shade-}
        """
      Then the answer is 201
      And the answer has:
        | metadata.name | shade-* |

    @M08
    Example: What is not there is not found
      When the administrator sends GET /api/v1/namespaces/team-a/configmaps/green
      Then the answer is 404 NotFound and says:
        """
        configmaps "green" not found
        """

    @M08
    Example: Selectors narrow lists down, by label and by field
      When the administrator sends GET /api/v1/configmaps?labelSelector=warm=yes
      Then the answer lists:
        | red |
      When the administrator sends GET /api/v1/configmaps?fieldSelector=metadata.namespace=team-a,metadata.name=blue
      Then the answer lists:
        | blue |

    @M08
    Scenario Outline: A <form> patch changes what it names and keeps the rest
      When the administrator sends a <form> patch to /api/v1/namespaces/team-a/configmaps/red with:
        """
        <patch>
        """
      Then the answer is 200
      And the answer has:
        | data.hex             | fe0000 |
        | metadata.labels.warm | yes    |

      Examples:
        | form            | patch                                                    |
        | merge           | {data: {hex: fe0000}}                                    |
        | strategic-merge | {data: {hex: fe0000}}                                    |
        | json            | [{"op": "replace", "path": "/data/hex", "value": "fe0000"}] |

    @M08
    Example: Two appliers who disagree about a field are told so
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: red}
        """
      And alice belongs to the group system:masters
      And alice sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: blue}
        """
      Then the answer is 409 Conflict and says:
        """
        Apply failed with 1 conflict: conflict with "kubectl": .data.colour
        """

  Rule: Lists can be taken in pieces that are of one moment

    @M08
    Example: The second piece does not know what came after the first
      When the administrator sends GET /api/v1/namespaces/team-a/configmaps?limit=1
      Then the answer lists:
        | blue |
      And the answer has:
        | metadata.remainingItemCount | 1 |
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: yellow, namespace: team-a}
        """
      And the administrator sends GET /api/v1/namespaces/team-a/configmaps?limit=5 for the rest of the last list
      Then the answer lists:
        | red |

  Rule: Watches tell every change once, in order

    @M08
    Example: From a list's revision on
      Given the administrator sends GET /api/v1/namespaces/team-a/configmaps
      And the ConfigMap team-a/red is patched with:
        """
        data: {hex: fe0000}
        """
      When the administrator watches /api/v1/namespaces/team-a/configmaps from the revision of the last list
      And the ConfigMap team-a/blue is deleted
      Then the watch tells exactly:
        | type     | name | data.hex |
        | MODIFIED | red  | fe0000   |
        | DELETED  | blue | 0000ff   |

    @M08
    Example: What a selector no longer matches is gone for the one who watches it
      Given the administrator watches /api/v1/configmaps?labelSelector=warm=yes
      When the ConfigMap team-a/red is patched with:
        """
        metadata: {labels: {warm: "no"}}
        """
      Then the watch tells exactly:
        | type    | name |
        | ADDED   | red  |
        | DELETED | red  |
