Feature: Commands in Pods

  Scenario: Files are written and read, and a command tells how it ended
    Given a cluster of 1 node
    When this manifest is applied:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: "nginx:1", env: [{name: COLOUR, value: blue}]}]}
      """
    Then within 30 s the Pod web has:
      | status.phase | Running |
    When "echo the sky is $COLOUR > /tmp/sky; cat /tmp/sky" is run in the Pod web
    Then the command prints "the sky is blue"
    And the command exits with 0
    When "sleep 60; exit 3" is run in the Pod web
    Then the command exits with 3
    When "true" is run in the Pod nowhere
    Then the command is refused with "pods \"nowhere\" not found"
