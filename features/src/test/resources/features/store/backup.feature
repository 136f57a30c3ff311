Feature: Store - lost, and restored from a backup
  The desired state lives in the store alone: lost without a backup it is gone; restored, the cluster returns to it.

  Rule: Without a backup the desired state is gone

    @M21 @inside @faults @virtual-time @nodes
    Example: The store's disk is lost
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
      And a container of web runs on node-1
      And a container of web runs on node-2
      When the store is lost and begins empty
      And 1 min passes
      Then there is no Deployment web
      When the whole control plane restarts
      And the kubelet of node-1 restarts
      And the kubelet of node-2 restarts
      And 5 min pass
      Then there is no Deployment web
      And no container of web runs on node-1
      And no container of web runs on node-2

  Rule: Restored from a backup, the cluster returns to the state of the backup

    @M21 @inside
    Example: What was changed after the backup is as it was when it was made
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
      And a backup is made
      And the Deployment web is scaled to 1
      And the Deployment web becomes available within 30 s
      And the ConfigMap late is created
      When the store is lost and restored from the backup
      Then the Deployment web becomes available within 2 min
      And there are 3 Pods with:
        | metadata.labels.app | web     |
        | status.phase        | Running |
      And there is no ConfigMap late
      And the store's revision is at least that of the backup

  Rule: Backups run on a schedule

    @M22 @inside @virtual-time
    Example: Every hour, the newest three are kept
      Given a cluster of 1 node that is backed up every 1 h, keeping 3
      When 5 h pass
      Then there are 3 backups
      And the newest backup is not older than 1 h
      And each backup is whole and of another time

  Rule: A restore can be rehearsed without touching the live cluster

    @M22 @inside
    Example: The rehearsal of a good backup
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
      And a backup is made
      And the store's revision is remembered
      When the backup is rehearsed
      Then the rehearsal says that it would serve
      And the rehearsal counts 1 Deployment and 3 Pods
      And the store has made 0 revisions

    @M22 @inside
    Example: The rehearsal of a damaged one
      Given a cluster of 1 node
      And a backup is made
      When the backup is damaged and rehearsed
      Then the rehearsal says that it would not serve, because the checksum is wrong
