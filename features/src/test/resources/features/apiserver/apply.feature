Feature: API server - server-side apply
  Appliers say what they want of an object, each for their own fields. The API server keeps who wants what, tells them where they
  disagree, and takes away what nobody wants any more.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a}
      """
    And the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: shared, namespace: team-a, labels: {warm: "yes"}}
      data: {colour: red, shape: round}
      """

  Rule: What is not there is made, and what is asked for twice is written once

    @M08
    Example: The same again changes nothing
      Given the answer is 201
      And the ConfigMap team-a/shared is remembered
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a, labels: {warm: "yes"}}
        data: {colour: red, shape: round}
        """
      Then the answer is 200
      And the ConfigMap team-a/shared has the same revision

    @M08
    Example: Who owns what is told
      Then the answer has:
        | metadata.managedFields[0].manager   | alice                                                                       |
        | metadata.managedFields[0].operation | Apply                                                                       |
        | metadata.managedFields[0].fieldsV1  | {"f:data":{"f:colour":{},"f:shape":{}},"f:metadata":{"f:labels":{"f:warm":{}}}} |

  Rule: Who disagrees is told so, and may insist

    @M08
    Example: With force a field changes its owner
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=bob with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a, labels: {warm: "no"}}
        data: {colour: blue}
        """
      Then the answer is 409 Conflict and says:
        """
        Apply failed with 2 conflicts: conflicts with "alice":
        - .data.colour
        - .metadata.labels.warm
        """
      And the ConfigMap team-a/shared has:
        | data.colour | red |
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=bob&force=true with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: blue}
        """
      Then the answer is 200
      And the answer has:
        | data.colour | blue  |
        | data.shape  | round |
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: red}
        """
      Then the answer is 409 Conflict and says:
        """
        Apply failed with 1 conflict: conflict with "bob": .data.colour
        """

    @M08
    Example: Who agrees shares the field, and it stays until the last one lets go
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=bob with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: red}
        """
      Then the answer is 200
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        """
      Then the answer has:
        | data.colour          | red    |
        | data.shape           | (none) |
        | metadata.labels.warm | (none) |
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=bob with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        """
      Then the answer has:
        | data | (none) |

  Rule: Who updates needs no permission, and takes the fields that change

    @M08
    Example: An update takes a field from its applier
      Given the administrator sends a merge patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=editor with:
        """
        {data: {shape: square}}
        """
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/shared?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared, namespace: team-a}
        data: {colour: red, shape: round}
        """
      Then the answer is 409 Conflict and says:
        """
        Apply failed with 1 conflict: conflict with "editor" using v1: .data.shape
        """

  Rule: Who applied on the client's side may go on by applying on the server's

    Background:
      Given the administrator sends POST /api/v1/namespaces/team-a/configmaps?fieldManager=kubectl-client-side-apply with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: older
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"older","namespace":"team-a"},"data":{"colour":"red"}}
        data: {colour: red}
        """

    @M08
    Example: What kubectl applied before is no conflict for kubectl
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/older?fieldManager=kubectl with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: older, namespace: team-a}
        data: {colour: blue}
        """
      Then the answer is 200
      And the answer has:
        | data.colour | blue |

    @M08
    Example: For everybody else it is one
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/older?fieldManager=alice with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: older, namespace: team-a}
        data: {colour: blue}
        """
      Then the answer is 409 Conflict and says:
        """
        Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using v1: .data.colour
        """

  Rule: Items of a list belong to who put them there

    @M08
    Example: Two appliers keep a container each
      When the administrator sends an apply patch to /apis/apps/v1/namespaces/team-a/deployments/web?fieldManager=alice with:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: team-a}
        spec:
          replicas: 0
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And the administrator sends an apply patch to /apis/apps/v1/namespaces/team-a/deployments/web?fieldManager=mesh with:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: team-a}
        spec: {template: {spec: {containers: [{name: proxy, image: envoy}]}}}
        """
      Then the answer is 200
      And the answer has:
        | spec.template.spec.containers[web].image   | nginx |
        | spec.template.spec.containers[proxy].image | envoy |
      When the administrator sends an apply patch to /apis/apps/v1/namespaces/team-a/deployments/web?fieldManager=mesh with:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: team-a}
        """
      Then the answer has:
        | spec.template.spec.containers[web].image   | nginx  |
        | spec.template.spec.containers[proxy].image | (none) |

    @M08 @M12
    Example: An applier without a name, or an object under another name, is refused
      When the administrator sends an apply patch to /api/v1/namespaces/team-a/configmaps/other with:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: other, namespace: team-a}
        """
      Then the answer is 422
      And the answer has:
        | message | *fieldManager: Required value: is required for apply patch |
