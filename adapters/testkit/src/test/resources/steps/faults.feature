Feature: What goes wrong

  Scenario: Requests
    Given a cluster of 1 node
    And the next 3 writes to pods commit but time out
    And every second update of deployments conflicts
    And for 10 s all requests by kubelet/node-1 are lost
    And the next 2 reads of services are answered with 500
    And all writes to endpoints take 200 ms
    And all watches of replicasets drop
    And all watches of deployments drop and resume stale
    When this manifest is applied:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      """
    And 1 min passes
    And all faults end
    Then the Deployment web becomes available within 5 min
    And for 1 min there are never more than 2 Pods with:
      | metadata.labels.app | web |

  Scenario: A server that is overrun
    Given a cluster of 1 node
    When the API server answers everything with 429
    And the administrator sends GET /api/v1/nodes
    Then the answer is 429
    When all faults end
    And the administrator sends GET /api/v1/nodes
    Then the answer is 200

  Scenario: The store's history is gone
    Given a cluster of 0 nodes
    When the store's history is compacted
    And the administrator sends GET /api/v1/configmaps?resourceVersion=5&resourceVersionMatch=Exact
    Then the answer is 410

  Scenario: Members of the store
    Given a cluster of 1 node whose store has 3 members
    And store member 1's disk stalls for 10 s
    And 20 s pass
    When store member 2 crashes
    And 10 s pass
    And store member 2 comes back
    And store member 3 is cut off
    And 10 s pass
    And store member 3 comes back
    And this manifest is applied:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: red}
      """
    Then there is a ConfigMap red

  Scenario: Two API servers
    Given a cluster of 1 node with 2 API servers
    When the process apiserver-1 crashes
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: nginx}]}
      """
    Then within 2 min the Pod web has:
      | status.phase | Running |
