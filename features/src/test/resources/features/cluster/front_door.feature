Feature: Cluster - one front door
  All components meet at the API server. None knows another: what one does reaches the next only as an object
  that was written there.

  Rule: Everyone comes through the API server, under a name of its own

    @M02 @inside @nodes
    Example: A Deployment's life, by who asked for it
      Given a cluster of 1 node
      When this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        """
      And the Deployment web becomes available within 30 s
      Then the trace tells:
        | component | action       | subject                   | details                                                                 |
        | apiserver | authenticate | deployments default/web   | *outcome=system:admin*                                                  |
        | apiserver | authenticate | replicasets default/*     | *outcome=system:serviceaccount:kube-system:deployment-controller*       |
        | apiserver | authenticate | pods default/*            | *outcome=system:serviceaccount:kube-system:replicaset-controller*       |
        | apiserver | authenticate | pods/binding default/*    | *outcome=system:kube-scheduler*                                         |
        | apiserver | authenticate | pods/status default/*     | *outcome=system:node:node-1*                                            |

  Rule: Without the API server nothing passes from one component to another

    @M02 @inside @faults @virtual-time
    Example: Pods that wait for a node go on waiting, though scheduler and kubelet are well
      Given a cluster of 1 node
      And the scheduler stops
      And this manifest is applied:
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: [{name: web, image: nginx}]}
        """
      And the trace is looked at from here on
      When the API server stops
      And the scheduler starts
      And 2 min pass
      Then the trace never tells:
        | component      | action          |
        | scheduler      | schedule        |
        | runtime/node-* | start-container |
      When the API server starts
      Then within 60 s the Pod web has:
        | status.phase | Running |
