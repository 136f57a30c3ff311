Feature: API server - the only one at the store
  No component but the API server reads or writes the store.

  Rule: Whatever is in the store was put there by a request to the API server

    @M07 @inside @virtual-time
    Example: A Deployment's life leaves no revision that nobody asked for
      Given a cluster of 2 nodes
      And the store's revision is remembered
      When this manifest is applied:
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
      And the Deployment web is deleted
      And 2 min pass
      Then every revision made since was made by a request to the API server

  Rule: Without the API server the store is out of everybody's reach

    @M07 @inside @faults @virtual-time @nodes
    Example: What happens on the nodes meanwhile is not in the store until it is told
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And within 30 s the Pod web has:
        | status.phase | Running |
      And the store's revision is remembered
      When the API server stops
      And somebody on node-1 kills the container web of the Pod web
      And 5 min pass
      And the API server starts
      Then within 60 s the Pod web has:
        | status.containerStatuses[web].restartCount | 1 |
      And every revision made since was made by a request to the API server
