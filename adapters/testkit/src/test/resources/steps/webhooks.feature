Feature: Steps about webhooks

  @virtual-time @nodes
  Scenario: A webhook forbids what it is made to forbid
    Given a cluster of 1 node
    And a validating webhook guard that denies configmaps with the label tier wrong
    When the administrator creates:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: bad, labels: {tier: wrong}}
      """
    Then the answer is 403
    When the webhook guard answers no more
    And the administrator creates:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: good}
      """
    Then the answer is 500
    When the webhook guard answers again
    And the administrator creates:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: good}
      """
    Then the answer is 201

  @virtual-time @nodes
  Scenario: A webhook changes what it is made to change
    Given a cluster of 1 node
    And a mutating webhook marker that gives configmaps the label team blue
    When the administrator creates:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: mine}
      """
    Then the answer has:
      | metadata.labels.team | blue |
