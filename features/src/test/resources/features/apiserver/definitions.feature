Feature: API server - the life of a definition
  What a CustomResourceDefinition says may change while objects of its kind are there: versions come and go, rules get stricter,
  and in the end the definition goes, with all that is left.

  Background:
    Given a cluster of 0 nodes
    And the administrator sends POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions with:
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: lamps.light.example.com}
      spec:
        group: light.example.com
        scope: Namespaced
        names: {plural: lamps, kind: Lamp, categories: [all]}
        versions:
        - name: v1
          served: true
          storage: true
          subresources:
            status: {}
            scale: {specReplicasPath: .spec.bulbs, statusReplicasPath: .status.lit}
          additionalPrinterColumns:
          - {name: Colour, type: string, jsonPath: .spec.colour}
          - {name: Bulbs, type: integer, jsonPath: .spec.bulbs}
          schema: &lamp
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  properties:
                    colour: {type: string}
                    bulbs: {type: integer, default: 2}
                    room: {type: object, x-kubernetes-preserve-unknown-fields: true}
                status:
                  type: object
                  properties:
                    lit: {type: integer}
        - name: v1beta1
          served: true
          storage: false
          schema: *lamp
      """
    And within 20 s the condition Established of the CustomResourceDefinition lamps.light.example.com is True
    And the administrator sends POST /apis/light.example.com/v1beta1/namespaces/default/lamps with:
      """
      {apiVersion: light.example.com/v1beta1, kind: Lamp, metadata: {name: one}, spec: {colour: teal, room: {floor: 3}}}
      """
    And the answer is 201

  Rule: Every served version shows the same objects

    @M08
    Example: Written as one version, read and watched as another
      When the administrator sends GET /apis/light.example.com/v1/namespaces/default/lamps/one
      Then the answer has:
        | apiVersion      | light.example.com/v1 |
        | spec.colour     | teal                 |
        | spec.bulbs      | 2                    |
        | spec.room.floor | 3                    |
      When the administrator watches /apis/light.example.com/v1/namespaces/default/lamps
      And the administrator sends a merge patch to /apis/light.example.com/v1beta1/namespaces/default/lamps/one with:
        """
        {spec: {colour: pink}}
        """
      Then the watch tells exactly:
        | type     | name | apiVersion           | spec.colour |
        | ADDED    | one  | light.example.com/v1 | teal        |
        | MODIFIED | one  | light.example.com/v1 | pink        |

    @M08
    Example: A version that is no longer served is gone, its objects are not
      When the administrator sends a json patch to /apis/apiextensions.k8s.io/v1/customresourcedefinitions/lamps.light.example.com with:
        """
        [{op: replace, path: /spec/versions/1/served, value: false}]
        """
      And 2 s pass
      And the administrator sends GET /apis/light.example.com/v1beta1/namespaces/default/lamps/one
      Then the answer is 404
      When the administrator sends GET /apis/light.example.com/v1/namespaces/default/lamps/one
      Then the answer has:
        | spec.colour | teal |

    @M08 @M12
    Example: A version in which objects have been stored cannot be left out
      When the administrator sends a json patch to /apis/apiextensions.k8s.io/v1/customresourcedefinitions/lamps.light.example.com with:
        """
        [{op: replace, path: /spec/versions/0/storage, value: false}, {op: replace, path: /spec/versions/1/storage, value: true}]
        """
      Then the answer is 200
      And within 10 s the CustomResourceDefinition lamps.light.example.com has:
        | status.storedVersions | ["v1","v1beta1"] |
      When the administrator sends a json patch to /apis/apiextensions.k8s.io/v1/customresourcedefinitions/lamps.light.example.com with:
        """
        [{op: remove, path: /spec/versions/0}]
        """
      Then the answer is 422
      And the answer has:
        | message | *status.storedVersions[0]: Invalid value: "v1": missing from spec.versions;* |

  Rule: Rules may get stricter while objects are there

    @M08 @M12
    Example: What was wrong before may stay, as long as nobody touches it
      Given the administrator sends a json patch to /apis/apiextensions.k8s.io/v1/customresourcedefinitions/lamps.light.example.com with:
        """
        [{op: add, path: /spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/colour/enum, value: [red, green]}]
        """
      And the answer is 200
      And 2 s pass
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one with:
        """
        {spec: {bulbs: 5}}
        """
      Then the answer is 200
      And the answer has:
        | spec.colour | teal |
        | spec.bulbs  | 5    |
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one with:
        """
        {spec: {colour: blue}}
        """
      Then the answer is 422 Invalid and says:
        """
        Lamp.light.example.com "one" is invalid: spec.colour: Unsupported value: "blue": supported values: "red", "green"
        """

  Rule: Status and scale are doors of their own

    @M08
    Example: Status is written through its own door only
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one with:
        """
        {spec: {bulbs: 3}, status: {lit: 1}}
        """
      Then the answer has:
        | spec.bulbs          | 3      |
        | status              | (none) |
        | metadata.generation | 2      |
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one/status with:
        """
        {spec: {bulbs: 9}, status: {lit: 1}}
        """
      Then the answer has:
        | spec.bulbs          | 3 |
        | status.lit          | 1 |
        | metadata.generation | 2 |

    @M08
    Example: Scaling changes what the definition says
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one/scale with:
        """
        {spec: {replicas: 7}}
        """
      Then the answer has:
        | kind          | Scale |
        | spec.replicas | 7     |
      And the administrator sends GET /apis/light.example.com/v1/namespaces/default/lamps/one
      And the answer has:
        | spec.bulbs | 7 |

  Rule: Its columns are printed

    @M08
    Example: Those that the definition names
      Then kubectl get lamps prints:
        | NAME | COLOUR | BULBS |
        | one  | teal   | 2     |

  Rule: A name belongs to one definition

    @M08
    Example: The second one that wants it is told who has it
      When the administrator sends POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions with:
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: candles.light.example.com}
        spec:
          group: light.example.com
          scope: Namespaced
          names: {plural: candles, kind: Lamp}
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
        """
      Then the answer is 201
      And within 20 s the CustomResourceDefinition candles.light.example.com has:
        | status.conditions[NamesAccepted].status  | False                         |
        | status.conditions[NamesAccepted].reason  | ListKindConflict              |
        | status.conditions[NamesAccepted].message | "LampList" is already in use |
        | status.conditions[Established].status    | False                         |

  Rule: A definition waits for the last of its objects

    @M08
    Example: A finalizer holds both
      Given the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one with:
        """
        {metadata: {finalizers: [example.com/wait]}}
        """
      When the CustomResourceDefinition lamps.light.example.com is deleted
      Then within 20 s the CustomResourceDefinition lamps.light.example.com has:
        | status.conditions[Terminating].status | True                      |
        | status.conditions[Terminating].reason | InstanceDeletionInProgress |
      When the administrator sends POST /apis/light.example.com/v1/namespaces/default/lamps with:
        """
        {apiVersion: light.example.com/v1, kind: Lamp, metadata: {name: two}}
        """
      Then the answer is 405
      When the administrator sends a merge patch to /apis/light.example.com/v1/namespaces/default/lamps/one with:
        """
        {metadata: {finalizers: null}}
        """
      Then within 40 s there is no CustomResourceDefinition lamps.light.example.com
