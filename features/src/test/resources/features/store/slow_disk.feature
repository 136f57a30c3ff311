Feature: Store - slow disks and networks have a name
  A slow disk or network under the store makes everything above it slow. The system measures both and says so, instead of letting
  people search in every other place.

  Rule: The store is named as the cause, with the member and the figure

    @M20 @inside
    Example: The disk of the only member takes 800 ms for each write
      Given a cluster of 1 node whose store has 1 member
      And each write to the disks of the store takes 800 ms
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
      And 2 s pass
      Then the Deployment web is not available yet
      And /readyz?verbose names the store's disk as slow
      And the explanation of the Deployment web names the store's disk as slow
      And the metrics say that a write to the disk takes about 800 ms
      When the disks of the store are as fast as before
      Then the Deployment web becomes available within 60 s
      And within 2 min /readyz?verbose does not name the store

    @M20 @inside
    Example: The network between the members takes 400 ms each way
      Given an API server whose store has 3 members, and nothing else
      When a message between members of the store takes 400 ms
      And a ConfigMap is created now and then for 30 s
      Then /readyz?verbose names the store's network as slow

    @M20 @inside
    Scenario Outline: The disk of <slow> of 3 members takes <time> for each write
      Given an API server whose store has 3 members, and nothing else
      When the disk of <slow> member of the store takes <time> for each write
      And a ConfigMap is created now and then for 30 s
      Then /readyz?verbose names the store's disk as slow
      And within 5 s a ConfigMap can be created
      When the disks of the store are as fast as before
      Then within 2 min /readyz?verbose does not name the store

      Examples:
        | slow | time   |
        | 1    | 120 ms |
        | 1    | 300 ms |
        | 1    | 2 s    |

    @M20 @inside
    Scenario Outline: Where every disk takes <time> for each write the store is slow, and goes on
      Given an API server whose store has 3 members, and nothing else
      When the disks of 3 members of the store take <time> for each write
      And a ConfigMap is created now and then for 30 s
      Then /readyz?verbose names the store's disk as slow
      And within 10 s a ConfigMap can be created
      When 5 ConfigMaps are created one after the other
      Then all ConfigMaps that were acknowledged are there

      Examples:
        | time   |
        | 150 ms |
        | 400 ms |
        | 600 ms |

    @M20 @inside
    Example: The network between the members takes 60 ms each way
      Given an API server whose store has 3 members, and nothing else
      When a message between members of the store takes 60 ms
      And a ConfigMap is created now and then for 30 s
      Then /readyz?verbose names the store's network as slow
      And within 5 s a ConfigMap can be created
      When the network between members of the store is as fast as before
      Then within 2 min /readyz?verbose does not name the store

  Rule: A leader whose disk stands still makes way

    @M20 @M18 @inside
    Example: The leader's disk stands still
      Given an API server whose store has 3 members, and nothing else
      When the disk of the leader stands still
      Then within 5 s a ConfigMap can be created
      And within 5 s another member leads, and the former leader knows

  Rule: A store that is well is not blamed

    @M20 @inside @virtual-time
    Example: Nothing is slow
      Given a cluster of 1 node whose store has 3 members
      When 1 min passes
      Then /readyz?verbose does not name the store
