Feature: Cluster - saying what is stuck
  Whatever does not get on says at which component of the chain it hangs, and why, on the object itself
  and in Events about it.

  Background:
    Given a cluster of 1 node

  Rule: The object tells who could not go on, and why

    @M41 @alone
    Example: At the ReplicaSet controller, which may not make the Pods
      When this manifest is applied:
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: few}
        spec: {hard: {pods: "1"}}
        ---
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
      Then within 30 s the Deployment web has:
        | status.conditions[ReplicaFailure].status  | True                      |
        | status.conditions[ReplicaFailure].reason  | FailedCreate              |
        | status.conditions[ReplicaFailure].message | *exceeded quota: few*     |
      And within 30 s an Event about the ReplicaSet web- has:
        | source.component | replicaset-controller |
        | reason           | FailedCreate          |
        | message          | *exceeded quota: few* |

    @M41 @nodes
    Example: At the scheduler, which finds no node
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: choosy}
        spec:
          nodeSelector: {disk: ssd}
          containers: [{name: web, image: nginx}]
        """
      Then within 30 s the Pod choosy has:
        | status.conditions[PodScheduled].status  | False                                                                 |
        | status.conditions[PodScheduled].reason  | Unschedulable                                                         |
        | status.conditions[PodScheduled].message | 0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector* |
      And within 30 s an Event about the Pod choosy has:
        | source.component | default-scheduler |
        | reason           | FailedScheduling  |

    @M41 @nodes
    Example: At the runtime, which cannot pull the image
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: typo}
        spec: {containers: [{name: web, image: "nginx:404"}]}
        """
      Then within 60 s the Pod typo has:
        | status.phase                                     | Pending          |
        | status.containerStatuses[web].state.waiting.reason | ImagePullBackOff |
      And within 30 s an Event about the Pod typo has:
        | source.component | kubelet     |
        | source.host      | node-1      |
        | reason           | Failed      |
        | message          | *nginx:404* |

    @M41 @nodes
    Example: At the kubelet's probe, which the container does not pass
      When this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: deaf
          annotations: {hexareme.io/fake.web: ready after 1h}
        spec:
          containers:
          - name: web
            image: nginx
            readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 1}
        """
      Then within 30 s an Event about the Pod deaf has:
        | source.component | kubelet                                                    |
        | reason           | Unhealthy                                                  |
        | message          | Readiness probe failed: HTTP probe failed with statuscode: 503 |
      And the Pod deaf has:
        | status.conditions[Ready].status | False              |
        | status.conditions[Ready].reason | ContainersNotReady |

    @M41 @nodes
    Example: A rollout that does not get on says so after its deadline
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          progressDeadlineSeconds: 60
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "nginx:404"}]}
        """
      Then within 2 min the Deployment web has:
        | status.conditions[Progressing].status | False                    |
        | status.conditions[Progressing].reason | ProgressDeadlineExceeded |
