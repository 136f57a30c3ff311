Feature: Cluster - no single point of failure
  Two API servers on a store of three members, two schedulers and two controller managers: of each kind any one may be lost, and the
  cluster goes on.

  Rule: Whichever process is lost, what is asked for is done

    @M04 @inside @faults @virtual-time
    Scenario Outline: A rollout goes on without <process>
      Given a cluster of 2 nodes without a single point of failure
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
            spec: {containers: [{name: web, image: nginx:1.27}]}
        """
      And the Deployment web becomes available within 1 min
      When the process <process> crashes
      And 5 s pass
      And the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: nginx:1.28}]}}}
        """
      Then within 2 min the Deployment web has:
        | status.observedGeneration | 2 |
        | status.replicas           | 3 |
        | status.updatedReplicas    | 3 |
        | status.availableReplicas  | 3 |

      Examples:
        | process              |
        | apiserver-1          |
        | apiserver-2          |
        | scheduler-1          |
        | scheduler-2          |
        | controller-manager-1 |
        | controller-manager-2 |
        | store-m1             |
        | store-m2             |
        | store-m3             |

  Rule: Of several schedulers and controller managers one works at a time

    @M04 @inside @faults @virtual-time
    Scenario Outline: When the leading <component> stands still another takes over, and it does not meddle when it wakes up
      Given a cluster of 1 node without a single point of failure
      And 20 s pass
      When the process that holds the Lease <lease> pauses
      And 40 s pass
      Then another process holds the Lease <lease>
      When the paused process resumes
      And 1 min passes
      Then the same process still holds the Lease <lease>

      Examples:
        | component          | lease                   |
        | scheduler          | kube-scheduler          |
        | controller manager | kube-controller-manager |
