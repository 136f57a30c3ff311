Feature: API server - validation
  The API server lets no object into the store that its kind does not allow, and says which field is wrong.

  Background:
    Given a cluster of 0 nodes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: default}
      """

  Rule: A rejected object leaves no trace in the store

    @M12 @inside
    Example: Every wrong field is named, and nothing is written
      When the administrator creates:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: -1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: other}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      Then the answer is 422
      And the answer has:
        | reason                          | Invalid                                             |
        | details.causes[0].field         | spec.replicas                                       |
        | details.causes[1].field         | spec.template.metadata.labels                       |
      And the store is as it was
      And the store holds no key that ends in /web

    @M12 @quiet
    Scenario Outline: <what> is refused as <field>
      When the administrator creates:
        """
        <manifest>
        """
      Then the answer is 422
      And the answer has:
        | details.causes[0].field | <field> |
      And the store is as it was

      Examples:
        | what                     | field                         | manifest |
        | a name with a capital    | metadata.name                 | {apiVersion: v1, kind: ConfigMap, metadata: {name: Web}} |
        | a label with a space     | metadata.labels               | {apiVersion: v1, kind: ConfigMap, metadata: {name: web, labels: {a: "b c"}}} |
        | a Pod without containers | spec.containers               | {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: []}} |
        | a port that is none      | spec.containers[0].ports[0].containerPort | {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: a, image: b, ports: [{containerPort: 70000}]}]}} |
        | a wrong restart policy   | spec.restartPolicy            | {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {restartPolicy: Sometimes, containers: [{name: a, image: b}]}} |
        | a Service without ports  | spec.ports                    | {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {a: b}}} |

    @M12 @quiet
    Example: What may not change does not change
      Given this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      When the administrator sends a merge patch to /apis/apps/v1/namespaces/default/deployments/web with:
        """
        {spec: {selector: {matchLabels: {tier: front}}, template: {metadata: {labels: {tier: front}}}}}
        """
      Then the answer is 422
      And the answer has:
        | message | *spec.selector: Invalid value*field is immutable |
      And the store is as it was
      And the Deployment web has:
        | spec.selector.matchLabels | {"app":"web"} |

    @M12 @quiet
    Example: A wrong type is refused before it is looked at as an object
      When the administrator sends POST /apis/apps/v1/namespaces/default/deployments with:
        """
        {metadata: {name: web}, spec: {replicas: many}}
        """
      Then the answer is 400
      And the store is as it was

    @M12 @inside
    Example: A dry run validates all the same and writes nothing
      When the administrator sends POST /api/v1/namespaces/default/configmaps?dryRun=All with:
        """
        {metadata: {name: rehearsal}}
        """
      Then the answer is 201
      And the store is as it was
      And there is no ConfigMap rehearsal

    @M12 @quiet
    Example: A stale update is refused and the newer one stays
      Given this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        data: {hex: ff0000}
        """
      When the administrator sends PUT /api/v1/namespaces/default/configmaps/red with:
        """
        {metadata: {name: red, resourceVersion: "1"}, data: {hex: "000000"}}
        """
      Then the answer is 409
      And the store is as it was
      And the ConfigMap red has:
        | data.hex | ff0000 |
