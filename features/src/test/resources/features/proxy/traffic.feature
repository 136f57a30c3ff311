Feature: Proxy - traffic
  What is sent to a Service arrives at a Pod that is behind it, on whatever node, and at none that is not ready.

  Background:
    Given a cluster of 2 nodes
    And containers of the image web answer HTTP on port 8080 with the name of their Pod
    And this manifest is applied:
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
      """
    And the Pods web-1, web-2 and web-3 of the image web are behind it
    And a Pod client asks http://web/ every second

  Rule: Traffic reaches the Pods behind a Service

    @M36 @inside
    Example: All of them, and nobody else
      Given the Pod other of the image web is not behind it
      Then in the next 2 min the Pod client is answered by exactly web-1, web-2, web-3

    @M36 @inside
    Example: A Pod that is deleted gets no more of it
      When the Pod web-2 is deleted
      And 40 s passes
      Then in the next 2 min the Pod client is answered by exactly web-1, web-3

    @M36 @inside
    Example: A Pod that comes later gets its share
      When the Pod web-4 of the image web is put behind it
      And 5 s passes
      Then in the next 2 min the Pod client is answered by exactly web-1, web-2, web-3, web-4

  Rule: Only ready Pods get it

    @M36 @inside
    Example: One that fails its readiness probe is spared until it is well
      When the Pod web-1 answers its readiness probe with 503
      And 5 s passes
      Then in the next 2 min the Pod client is answered by exactly web-2, web-3
      When the Pod web-1 answers its readiness probe with 200
      And 5 s passes
      Then in the next 2 min the Pod client is answered by exactly web-1, web-2, web-3

    @M36 @inside
    Example: When none is ready the connection is refused
      When the Pod web-1 answers its readiness probe with 503
      And the Pod web-2 answers its readiness probe with 503
      And the Pod web-3 answers its readiness probe with 503
      And 5 s passes
      Then in the next 10 s every request of the Pod client fails with "connect: connection refused"
