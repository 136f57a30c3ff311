Feature: Who has asked the API server for what

  Scenario: The audit log tells who asked and what the answer was
    Given a cluster of 1 node
    And requests are audited
    When bob sends DELETE /api/v1/namespaces/default
    And the administrator sends GET /api/v1/namespaces/default/configmaps?limit=1
    Then bob has asked to delete /api/v1/namespaces/default and was answered 403
    And the administrator has asked to list /api/v1/namespaces/default/configmaps and was answered 200
    And bob has never asked to list /api/v1/namespaces/default/configmaps
    When 10 min pass
    Then system:node:node-1 has asked to patch /api/v1/nodes/node-1/status and was answered 200
