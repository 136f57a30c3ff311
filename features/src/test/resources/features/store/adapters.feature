Feature: Store - another place to keep it
  What the store is kept in is an adapter. Nothing above it can tell the difference.
  (That a real etcd is one more such place is shown in real time, by ClusterOnEtcdTest.)

  Rule: The cluster behaves the same whatever the store is kept in

    @M23 @inside @faults @virtual-time
    Scenario Outline: A Deployment, a restart and a scale-up with the store in <place>
      Given a cluster of 2 nodes whose store is kept in <place>
      And this manifest is applied:
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
      When the whole control plane restarts
      And the Deployment web is scaled to 3
      Then the Deployment web becomes available within 30 s
      And for 1 min there are never more than 3 Pods with:
        | metadata.labels.app | web |

      Examples:
        | place     |
        | memory    |
        | files     |
        | 3 members |
        | 5 members |

    @M23 @inside
    Scenario Outline: The same request has the same consequences with the store in <place>
      Given a cluster of 1 node whose store is kept in <place>
      And the store's revision is remembered
      When the administrator creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: Wrong}
        """
      Then the answer is 422
      And the store holds no key that ends in /Wrong

      Examples:
        | place     |
        | memory    |
        | files     |
        | 3 members |
        | 5 members |
