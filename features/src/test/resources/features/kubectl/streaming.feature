@kubectl @M08
Feature: API server - kubectl talks with containers
  Unmodified kubectls run commands in containers, attach to them, copy files, reach ports and read logs, each in the protocol of its version:
  WebSocket channels, SPDY/3.1, or SPDY/3.1 inside of a WebSocket.

  Background:
    Given a kubectl with a namespace of its own
    And these commands are run:
      """
      kubectl run web --image=nginx --port=80
      kubectl run ticker --image=busybox -- sh -c 'echo begin; while true; do echo tick; sleep 1; done'
      kubectl wait --for=condition=Ready pod/web pod/ticker --timeout=30s
      """

  Rule: A command runs in a container, with its streams and its exit code

    Example: What it prints
      When these commands are run:
        """
        kubectl exec web -- echo hello
        kubectl exec web -- sh -c 'echo to errors >&2' 2>/dev/null
        kubectl exec web -- hostname
        """
      Then this is printed:
        """
        hello
        web
        """
      And "to errors" is not printed

    Example: What it is told
      When these commands are run:
        """
        printf 'one\ntwo\n' | kubectl exec -i web -- cat
        echo 'echo three; exit 0' | kubectl exec -i web -- sh
        """
      Then this is printed:
        """
        one
        two
        three
        """

    Example: How it ended
      When these commands are run:
        """
        kubectl exec web -- sh -c 'exit 42' || echo "code $?"
        """
      Then this is printed:
        """
        command terminated with exit code 42
        code 42
        """

    Example: In a terminal
      When these commands are run:
        """
        (sleep 1; printf 'tty\r'; sleep 1; printf 'exit 7\r'; sleep 2) | script -qec "$(declare -f kubectl); kubectl exec -it web -- sh" typescript || true
        """
      Then this is printed:
        """
        */dev/pts/0*
        """

    Example: In a container that is not there
      When this command fails:
        """
        kubectl exec web -c other -- true
        """
      Then this is printed:
        """
        Error from server (BadRequest): container other is not valid for pod web
        """

    Example: In a Pod whose container has ended
      Given these commands are run:
        """
        kubectl run over --image=busybox --restart=Never -- sh -c 'echo done'
        kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/over --timeout=30s
        """
      When this command fails:
        """
        kubectl exec over -- true
        """
      Then this is printed:
        """
        *cannot exec into a container in a completed pod; current phase is Succeeded*
        """

  Rule: Whoever is attached hears what the container writes from then on

    Example: The next ticks
      When these commands are run:
        """
        timeout 4 kubectl attach ticker || true
        """
      Then this is printed:
        """
        tick
        tick
        """
      And "begin" is not printed

  Rule: Files are copied both ways

    Example: There and back again
      When these commands are run:
        """
        head -c 300000 /dev/urandom > there
        kubectl cp there web:/srv/file
        kubectl exec web -- sh -c 'cat /srv/file | wc -c'
        kubectl cp web:/srv/file back
        cmp there back && echo the same
        """
      Then this is printed:
        """
        300000
        the same
        """

  Rule: A port of a Pod is reached through a port of one's own

    Example: Over and over
      When these commands are run:
        """
        kubectl port-forward pod/web :80 > forwarded & forwarder=$!
        trap 'kill $forwarder' EXIT
        until grep -q Forwarding forwarded; do sleep 0.1; done
        port=$(sed -n 's/.*127.0.0.1:\([0-9]*\) .*/\1/p' forwarded | head -1)
        for i in 1 2 3; do curl -sS -m 10 "http://127.0.0.1:$port/"; done
        """
      Then this is printed:
        """
        web
        web
        web
        """

  Rule: The API server passes requests on to Pods, Services and kubelets

    Example: To a Pod
      When these commands are run:
        """
        kubectl get --raw "/api/v1/namespaces/$NS/pods/web/proxy/"
        kubectl get --raw "/api/v1/namespaces/$NS/pods/http:web:80/proxy/path?query=1"
        """
      Then this is printed:
        """
        web
        web
        """

    Example: To a Service
      Given these commands are run:
        """
        kubectl expose pod web --port=8080 --target-port=80
        until kubectl get --raw "/api/v1/namespaces/$NS/services/web/proxy/" 2>/dev/null; do sleep 0.2; done
        """
      Then this is printed:
        """
        web
        """

    Example: To a Service behind which there is nobody
      Given these commands are run:
        """
        kubectl create service clusterip empty --tcp=80
        """
      When this command fails:
        """
        kubectl get --raw "/api/v1/namespaces/$NS/services/empty:80/proxy/"
        """
      Then this is printed:
        """
        Error from server (ServiceUnavailable): no endpoints available for service "empty:80"
        """

    Example: To a kubelet
      When these commands are run:
        """
        kubectl get --raw "/api/v1/nodes/$NODE/proxy/healthz"
        """
      Then this is printed:
        """
        ok
        """

  Rule: A log is followed, cut and dated as asked

    Example: The beginning, and what follows
      When these commands are run:
        """
        kubectl logs ticker --limit-bytes=6
        timeout 3 kubectl logs -f --tail=1 ticker || true
        kubectl logs ticker --timestamps --tail=1
        """
      Then this is printed:
        """
        begin
        tick
        tick
        20*Z tick
        """

    Example: The instance before
      When this command fails:
        """
        kubectl logs ticker --previous
        """
      Then this is printed:
        """
        Error from server (BadRequest): previous terminated container "ticker" in pod "ticker" not found
        """
