@kubectl @M08
Feature: API server - kubectl reads
  Unmodified kubectls find, list, print, watch and explain what the cluster holds.

  Background:
    Given a kubectl with a namespace of its own
    And the file web.yaml:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "nginx:1"}]}
      """
    And these commands are run:
      """
      kubectl apply -f web.yaml
      kubectl rollout status deployment/web --timeout=30s
      """

  Rule: What is asked for is printed in the form that is asked for

    Example: Versions of both sides
      When these commands are run:
        """
        kubectl version
        """
      Then this is printed:
        """
        Client Version: *v1.*
        Server Version: *v1.34.*
        """

    Example: As tables, narrow and wide
      When these commands are run:
        """
        kubectl get deployments
        kubectl get pods -o wide
        """
      Then this is printed:
        """
        NAME READY UP-TO-DATE AVAILABLE AGE
        web 2/2 2 2 *
        NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES
        web-* 1/1 Running 0 * 10.244.* node-* <none> <none>
        web-* 1/1 Running 0 * 10.244.* node-* <none> <none>
        """

    Example: As YAML, JSON, names and by a path
      When these commands are run:
        """
        kubectl get deployment web -o yaml
        kubectl get deployment web -o json
        kubectl get deployments -o name
        kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
        kubectl get deployment web -o custom-columns=N:.metadata.name,R:.spec.replicas
        """
      Then this is printed:
        """
        apiVersion: apps/v1
        kind: Deployment
        replicas: 2
        {
        "apiVersion": "apps/v1",
        "replicas": 2,
        deployment.apps/web
        nginx:1
        N R
        web 2
        """

    Example: In all namespaces, by label and by field
      When these commands are run:
        """
        kubectl get pods -A -l app=web --field-selector metadata.namespace=$NS,status.phase=Running
        """
      Then this is printed:
        """
        NAMESPACE NAME READY STATUS RESTARTS AGE
        $NS web-* 1/1 Running 0 *
        $NS web-* 1/1 Running 0 *
        """
      When these commands are run:
        """
        kubectl get pods -l app!=web
        """
      Then this is printed:
        """
        No resources found in $NS namespace.
        """

    Example: What does not exist
      When this command fails:
        """
        kubectl get pod nobody
        """
      Then this is printed:
        """
        Error from server (NotFound): pods "nobody" not found
        """

  Rule: Changes are seen as they happen

    Example: A watch
      When this command is left running:
        """
        kubectl get deployment web -w
        """
      Then this comes to be printed:
        """
        web 2/2 2 2 *
        """
      # The scale comes from outside of the running command: a second shell of the same kubectl.
      When this command is left running:
        """
        kubectl get pods -w -o name & sleep 1; kubectl scale deployment web --replicas=3; wait
        """
      Then this comes to be printed:
        """
        pod/web-*
        pod/web-*
        deployment.apps/web scaled
        pod/web-*
        """

  Rule: Things are described and explained

    Example: A Deployment, a Pod and a Node described
      When these commands are run:
        """
        kubectl describe deployment web
        kubectl describe pods -l app=web
        kubectl describe node $NODE
        """
      Then this is printed:
        """
        Name: web
        Replicas: 2 desired | 2 updated | 2 total | 2 available | 0 unavailable
        Available True MinimumReplicasAvailable
        Normal ScalingReplicaSet * deployment-controller Scaled up replica set web-* from 0 to 2
        Name: web-*
        Status: Running
        Controlled By: ReplicaSet/web-*
        Normal Scheduled * default-scheduler Successfully assigned $NS/web-* to node-*
        Normal Started * kubelet *
        Name: $NODE
        Ready True *
        """

    Example: Events, for one object
      When these commands are run:
        """
        kubectl events --for deployment/web
        kubectl get events --field-selector reason=Scheduled
        """
      Then this is printed:
        """
        LAST SEEN TYPE REASON OBJECT MESSAGE
        * Normal ScalingReplicaSet Deployment/web Scaled up replica set web-* from 0 to 2
        * Normal Scheduled pod/web-* Successfully assigned $NS/web-* to node-*
        """

    Example: A field
      When these commands are run:
        """
        kubectl explain deployment.spec.strategy
        """
      Then this is printed:
        """
        GROUP: apps
        KIND: Deployment
        VERSION: v1
        FIELD: strategy <DeploymentStrategy>
        rollingUpdate <RollingUpdateDeployment>
        type <string>
        """

    Example: What may I do
      When these commands are run:
        """
        kubectl auth can-i create deployments
        kubectl auth can-i create deployments --as=nobody || true
        """
      Then this is printed:
        """
        yes
        no
        """

    # kubectl 1.27 asks in versions that Kubernetes 1.34 serves no more.
    Example: Who am I
      When these commands are run:
        """
        kubectl auth whoami > answer 2>&1 || grep -q 'selfsubjectreviews API is not enabled' answer
        grep -Eq '^Username .*admin|not enabled' answer && echo a name
        grep -Eq '^Groups .*system:masters|not enabled' answer && echo groups
        """
      Then this is printed:
        """
        a name
        groups
        """

    Example: What is served
      When these commands are run:
        """
        kubectl api-resources --api-group=apps
        kubectl api-versions
        """
      Then this is printed:
        """
        NAME SHORTNAMES APIVERSION NAMESPACED KIND
        deployments deploy apps/v1 true Deployment
        apps/v1
        v1
        """
