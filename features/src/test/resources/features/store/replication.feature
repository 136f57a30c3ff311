Feature: Store - several members, one truth
  The store's members agree by Raft: a write is acknowledged only once a majority has it on disk.

  Rule: What a majority does not have on disk is not acknowledged

    @M17 @inside
    Example: Two of three disks stand still
      Given an API server whose store has 3 members, and nothing else
      And the disks of 2 members that do not lead stand still
      When the administrator sends the creation of the ConfigMap red and does not wait
      And 500 ms pass
      Then the creation of the ConfigMap red is not acknowledged
      When these disks go on
      Then the creation of the ConfigMap red is acknowledged within 5 s

    @M17 @inside
    Example: One of three disks stands still
      Given an API server whose store has 3 members, and nothing else
      And the disks of 1 member that does not lead stand still
      When the administrator sends the creation of the ConfigMap red and does not wait
      Then the creation of the ConfigMap red is acknowledged within 1 s

  Rule: What is acknowledged outlives the power failing everywhere and any one disk being lost

    @M17 @inside
    Scenario Outline: The power fails as soon as a write is acknowledged, and the disk of member <lost> is lost with it
      Given an API server whose store has 3 members, and nothing else
      And each write to the disks of the store takes 5 ms
      And 20 ConfigMaps are created one after the other
      When the power of all members fails
      And the disk of member <lost> is lost for good
      And the other members start again
      Then all ConfigMaps that were acknowledged are there

      Examples:
        | lost |
        | 1    |
        | 2    |
        | 3    |
