Feature: Store - the cluster's only memory
  The store keeps every object and its status. Nothing that matters is kept anywhere else: all other parts can be
  thrown away and made anew.

  Rule: Everything created and not deleted is there, with its status

    @M15 @faults
    Example: After all parts of the control plane began anew with the store's log alone
      Given a cluster of 2 nodes
      And this manifest is applied:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        data: {hex: ff0000}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: gone}
        ---
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
      And the Deployment web becomes available within 30 s
      And the ConfigMap gone is deleted
      And the Deployment web is remembered
      When the whole control plane restarts
      Then the Deployment web is still the same one
      And the Deployment web has:
        | status.availableReplicas | 2 |
      And the ConfigMap red has:
        | data.hex | ff0000 |
      And there is no ConfigMap gone

    @M15 @inside @faults @virtual-time
    Example: Pods that ran before the restart are not made again
      Given a cluster of 2 nodes
      And this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And the Deployment web becomes available within 30 s
      And the trace is looked at from here on
      When the whole control plane restarts
      And 5 min pass
      Then there are 3 Pods with:
        | metadata.labels.app                        | web     |
        | status.phase                               | Running |
        | status.containerStatuses[web].restartCount | 0       |
      And the trace never tells:
        | component      | action          |
        | scheduler      | schedule        |
        | runtime/node-* | start-container |
        | runtime/node-* | stop-container  |
