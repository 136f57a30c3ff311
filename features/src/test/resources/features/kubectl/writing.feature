@kubectl @M08
Feature: API server - kubectl writes
  Unmodified kubectls create, apply, change and delete what the cluster holds.

  Background:
    Given a kubectl with a namespace of its own
    And the file web.yaml:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 1
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "nginx:1"}]}
      """

  Rule: What is applied is there, and applying it again changes nothing

    Example: On the client's side
      When these commands are run:
        """
        kubectl apply -f web.yaml
        kubectl apply -f web.yaml
        sed -i 's/replicas: 1/replicas: 2/' web.yaml
        kubectl diff -f web.yaml || true
        kubectl apply -f web.yaml
        kubectl diff -f web.yaml
        """
      Then this is printed:
        """
        deployment.apps/web created
        deployment.apps/web unchanged
        - replicas: 1
        + replicas: 2
        deployment.apps/web configured
        """

    Example: On the server's side, with a conflict
      When these commands are run:
        """
        kubectl apply --server-side -f web.yaml
        kubectl scale deployment web --replicas=3
        """
      And this command fails:
        """
        kubectl apply --server-side -f web.yaml
        """
      Then this is printed:
        """
        *conflict with "kubectl*" with subresource "scale" using apps/v1: .spec.replicas*
        """
      When these commands are run:
        """
        kubectl apply --server-side --force-conflicts -f web.yaml
        kubectl get deployment web -o jsonpath='{.spec.replicas}{"\n"}'
        """
      Then this is printed:
        """
        deployment.apps/web serverside-applied
        1
        """

    Example: What is wrong is refused with the field's name
      When this command fails:
        """
        sed 's/replicas: 1/replicas: -1/' web.yaml | kubectl apply -f -
        """
      Then this is printed:
        """
        The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0
        """

  Rule: Changes in every form

    Example: Labels, annotations and three kinds of patches
      When these commands are run:
        """
        kubectl create configmap red --from-literal=hex=ff0000
        kubectl label configmap red warm=yes
        kubectl annotate configmap red by=hand
        kubectl patch configmap red -p '{"data":{"a":"strategic"}}'
        kubectl patch configmap red --type=merge -p '{"data":{"b":"merge"}}'
        kubectl patch configmap red --type=json -p '[{"op":"add","path":"/data/c","value":"json"}]'
        kubectl label configmap red warm-
        kubectl get configmap red -o jsonpath='{.data}{.metadata.labels}{.metadata.annotations}{"\n"}'
        """
      Then this is printed:
        """
        configmap/red created
        configmap/red labeled
        configmap/red annotate*
        configmap/red patched
        configmap/red patched
        configmap/red patched
        configmap/red unlabeled
        {"a":"strategic","b":"merge","c":"json","hex":"ff0000"}*{"by":"hand"}
        """

    Example: In an editor
      When these commands are run:
        """
        kubectl create configmap red --from-literal=hex=ff0000
        printf '#!/bin/sh\nsed -i s/ff0000/fe0000/ "$1"\n' > editor.sh; chmod +x editor.sh
        EDITOR=./editor.sh kubectl edit configmap red
        kubectl get configmap red -o jsonpath='{.data.hex}{"\n"}'
        """
      Then this is printed:
        """
        configmap/red edited
        fe0000
        """

    Example: Things made without a manifest
      When these commands are run:
        """
        kubectl create deployment api --image=nginx --replicas=2 --port=80
        kubectl expose deployment api --port=80
        kubectl run one --image=nginx
        kubectl create secret generic s --from-literal=a=b
        kubectl create serviceaccount robot
        kubectl create role reader --verb=get --resource=pods
        kubectl create rolebinding r --role=reader --serviceaccount=$NS:robot
        kubectl create quota q --hard=pods=10
        kubectl wait --for=condition=Ready pod/one --timeout=30s
        kubectl wait --for=condition=Available deployment/api --timeout=30s
        kubectl auth can-i get pods --as=system:serviceaccount:$NS:robot
        kubectl create token robot
        kubectl get service api
        """
      Then this is printed:
        """
        deployment.apps/api created
        service/api exposed
        pod/one created
        secret/s created
        serviceaccount/robot created
        role.rbac.authorization.k8s.io/reader created
        rolebinding.rbac.authorization.k8s.io/r created
        resourcequota/q created
        pod/one condition met
        deployment.apps/api condition met
        yes
        ey*.*.*
        api ClusterIP 10.96.* <none> 80/TCP *
        """

  Rule: A rollout can be followed, looked back at, undone and repeated

    Example: Two revisions and back
      When these commands are run:
        """
        kubectl apply -f web.yaml
        kubectl rollout status deployment/web --timeout=30s
        kubectl set image deployment/web web=nginx:2
        kubectl rollout status deployment/web --timeout=30s
        kubectl rollout history deployment/web
        kubectl rollout undo deployment/web
        kubectl rollout status deployment/web --timeout=30s
        kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
        kubectl rollout restart deployment/web
        kubectl rollout status deployment/web --timeout=30s
        """
      Then this is printed:
        """
        deployment "web" successfully rolled out
        deployment.apps/web image updated
        deployment "web" successfully rolled out
        REVISION CHANGE-CAUSE
        1 <none>
        2 <none>
        deployment.apps/web rolled back
        deployment "web" successfully rolled out
        nginx:1
        deployment.apps/web restarted
        deployment "web" successfully rolled out
        """

  Rule: Deleting takes along what was asked for

    Example: In the background, in the foreground, and leaving the dependents
      When these commands are run:
        """
        kubectl apply -f web.yaml
        kubectl rollout status deployment/web --timeout=30s
        kubectl delete deployment web --cascade=orphan
        kubectl get replicasets -l app=web -o name
        kubectl delete replicasets -l app=web --cascade=foreground
        kubectl get pods -l app=web
        kubectl apply -f web.yaml
        kubectl delete -f web.yaml --cascade=background --wait
        kubectl wait --for=delete pods -l app=web --timeout=30s
        kubectl get all
        """
      Then this is printed:
        """
        deployment.apps "web" deleted*
        replicaset.apps/web-*
        replicaset.apps "web-*" deleted*
        No resources found in $NS namespace.
        deployment.apps/web created
        deployment.apps "web" deleted*
        No resources found in $NS namespace.
        """

    Example: A Pod at once, and a whole namespace
      When these commands are run:
        """
        kubectl run one --image=nginx
        kubectl wait --for=condition=Ready pod/one --timeout=30s
        kubectl delete pod one --now
        kubectl run two --image=nginx
        kubectl delete pod two --grace-period=0 --force
        kubectl delete namespace $NS --timeout=30s
        """
      Then this is printed:
        """
        pod "one" deleted*
        pod "two" force deleted*
        namespace "$NS" deleted
        """
