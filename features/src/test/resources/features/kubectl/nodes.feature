@kubectl @M08
Feature: Kubelet - kubectl and the nodes
  Unmodified kubectls read containers' logs and look after nodes.

  Background:
    Given a kubectl with a namespace of its own

  Rule: Logs come from the node where the container runs

    Example: Once, followed, and of the instance before
      Given the file talk.yaml:
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: talk
          annotations: {hexareme.io/fake.main: 'log "hello"; log "again" after 1s; crash 1 times with 3 after 2s'}
        spec: {containers: [{name: main, image: busybox}]}
        """
      When these commands are run:
        """
        kubectl apply -f talk.yaml
        kubectl wait --for=condition=Ready pod/talk --timeout=30s
        kubectl logs talk
        """
      Then this is printed:
        """
        hello
        """
      When this command is left running:
        """
        kubectl logs -f talk
        """
      Then this comes to be printed:
        """
        hello
        again
        """
      When these commands are run:
        """
        until [ "$(kubectl get pod talk -o jsonpath='{.status.containerStatuses[0].restartCount}')" = 1 ]; do sleep 0.2; done
        kubectl logs --previous talk
        kubectl logs talk --tail=1
        """
      Then this is printed:
        """
        hello
        again
        """

  Rule: A node can be closed, emptied and opened again

    Example: Cordon, drain, uncordon
      Given the file web.yaml:
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector: {kubernetes.io/hostname: $NODE}
              terminationGracePeriodSeconds: 1
              containers: [{name: web, image: nginx}]
        """
      When these commands are run:
        """
        kubectl apply -f web.yaml
        kubectl rollout status deployment/web --timeout=30s
        kubectl cordon $NODE
        kubectl get node $NODE
        kubectl drain $NODE --pod-selector=app=web --ignore-daemonsets --timeout=30s
        kubectl get pods -o jsonpath='{.items[*].status.phase}{"\n"}'
        kubectl uncordon $NODE
        kubectl rollout status deployment/web --timeout=30s
        """
      Then this is printed:
        """
        node/$NODE cordoned
        $NODE Ready,SchedulingDisabled <none> * v1.34.*
        evicting pod $NS/web-*
        pod/web-* evicted
        node/$NODE drained
        Pending
        node/$NODE uncordoned
        deployment "web" successfully rolled out
        """

    Example: A taint put on and taken off
      When these commands are run:
        """
        kubectl taint node $NODE only=gpu:NoSchedule
        kubectl get node $NODE -o jsonpath='{.spec.taints[*].key}{"\n"}'
        kubectl taint node $NODE only=gpu:NoSchedule-
        """
      Then this is printed:
        """
        node/$NODE tainted
        only
        node/$NODE untainted
        """
