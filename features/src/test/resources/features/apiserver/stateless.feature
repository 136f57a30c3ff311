Feature: API server - stateless
  All that an API server knows is in the store: of several behind a load balancer each is as good as any other, and a client can move
  between them at any time.

  Rule: A client can move on in mid-watch

    @M14 @inside @faults @virtual-time
    Example: Nothing is missed and nothing is heard twice
      Given a cluster of 0 nodes without a single point of failure
      And a client follows all ConfigMaps, and watches again from where it was whenever its watch ends
      When 20 ConfigMaps are created while the client follows
      And the process apiserver-1 crashes
      And 20 ConfigMaps are created while the client follows
      And the process apiserver-1 starts
      And 5 s pass
      And the process apiserver-2 crashes
      And 20 ConfigMaps are created while the client follows
      And 1 min passes
      Then the client has heard of each of these ConfigMaps once, in the order in which they were stored

  Rule: What is written through one is there for the other

    @M14 @inside @faults @virtual-time
    Example: Addresses are handed out once
      Given a cluster of 0 nodes without a single point of failure
      When a Service is created through each API server at once, both with the clusterIP 10.96.9.9
      Then one of them is created, and the other is refused because the IP is already allocated
