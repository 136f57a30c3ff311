Feature: Kubelet - probes
  The kubelet asks containers how they are, as their probes say, and acts on the answers.

  Background:
    Given a cluster of 1 node

  Rule: A container that fails its liveness probe is restarted

    @M33 @virtual-time @nodes
    Example: After as many failures as the threshold says, and not before
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations: {hexareme.io/fake.web: unhealthy from 20s}
        spec:
          containers:
          - name: web
            image: nginx
            livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5, failureThreshold: 3}
        """
      Then for 25 s the Pod web never has:
        | status.containerStatuses[web].restartCount | 1 |
      And within 30 s the Pod web has:
        | status.containerStatuses[web].restartCount | 1 |
      And within 10 s an Event about the Pod web has:
        | reason  | Killing                                                          |
        | message | Container web failed liveness probe, will be restarted           |

    @M33 @virtual-time
    Example: A healthy one is let be
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: web
            image: nginx
            livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 1, failureThreshold: 1}
        """
      And 1 h passes
      Then the Pod web has:
        | status.phase                               | Running |
        | status.containerStatuses[web].restartCount | 0       |

  Rule: A container that fails its readiness probe gets no traffic, and is not restarted

    @M33 @nodes
    Example: It is taken out of the Service and put back
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: {app: web}
          annotations: {hexareme.io/fake.web: unhealthy from 30s until 1m}
        spec:
          containers:
          - name: web
            image: nginx
            readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1, failureThreshold: 1}
        """
      Then within 20 s the Endpoints web has:
        | subsets[0].addresses[0].targetRef.name | web |
      And within 40 s the Endpoints web has:
        | subsets[0].addresses                           | (none) |
        | subsets[0].notReadyAddresses[0].targetRef.name | web    |
      And within 40 s the Endpoints web has:
        | subsets[0].addresses[0].targetRef.name | web |
      And the Pod web has:
        | status.containerStatuses[web].restartCount | 0 |

  Rule: Until the startup probe has passed, the others wait

    @M33 @virtual-time @nodes
    Example: A slow starter is not killed by its liveness probe
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: slow
          annotations: {hexareme.io/fake.web: ready after 1m}
        spec:
          containers:
          - name: web
            image: nginx
            startupProbe: {httpGet: {path: /, port: 80}, periodSeconds: 10, failureThreshold: 30}
            livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1, failureThreshold: 1}
        """
      Then for 50 s the Pod slow never has:
        | status.containerStatuses[web].started | true |
      And within 30 s the Pod slow has:
        | status.containerStatuses[web].started      | true |
        | status.containerStatuses[web].restartCount | 0    |
