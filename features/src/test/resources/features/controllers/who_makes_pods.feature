Feature: Controllers - who brings Pods into being
  A Deployment makes ReplicaSets, a ReplicaSet makes Pods. The API server makes none of them: it only keeps what it
  is given.

  Rule: Each is made by the controller of what is above it

    @M29 @inside
    Example: Every Pod is owned by a ReplicaSet and that by the Deployment
      Given a cluster of 1 node
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
      And the Deployment web becomes available within 30 s
      Then there are 2 Pods with:
        | metadata.ownerReferences[0].kind       | ReplicaSet |
        | metadata.ownerReferences[0].name       | web-*      |
        | metadata.ownerReferences[0].controller | true       |
      And there is 1 ReplicaSet with:
        | metadata.ownerReferences[0].kind       | Deployment |
        | metadata.ownerReferences[0].name       | web        |
        | metadata.ownerReferences[0].controller | true       |
      And the trace tells:
        | component | action       | subject              | details                                                           |
        | apiserver | authenticate | replicasets default/ | *outcome=system:serviceaccount:kube-system:deployment-controller* |
        | apiserver | authenticate | pods default/        | *outcome=system:serviceaccount:kube-system:replicaset-controller* |

  Rule: The API server adds nothing by itself

    @M29 @inside @virtual-time
    Example: Where there are no controllers there is just what was written
      Given an API server and its store, and nothing else
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
      And 5 min pass
      Then there are 0 ReplicaSets with:
        | kind | * |
      And there are 0 Pods with:
        | kind | * |

    @M29
    Example: A changed template makes one ReplicaSet more, the same template again makes none
      Given a cluster of 1 node
      And this manifest is applied:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "nginx:1"}]}
        """
      And the Deployment web becomes available within 30 s
      When the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: "nginx:2"}]}}}
        """
      And the Deployment web becomes available within 60 s
      And the Deployment web is patched with:
        """
        spec: {template: {spec: {containers: [{name: web, image: "nginx:1"}]}}}
        """
      And the Deployment web becomes available within 60 s
      Then there are 2 ReplicaSets with:
        | metadata.ownerReferences[0].name | web |
      And there is 1 ReplicaSet with:
        | metadata.annotations[deployment.kubernetes.io/revision] | 3 |
        | status.replicas                                         | 1 |
