/**
 * fabric8's Kubernetes client (https://github.com/fabric8io/kubernetes-client) on a test's cluster: in-process, without a socket, or over
 * HTTPS.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.fabric8.Fabric8}. In-process, {@link io.hexareme.adapters.testkit.fabric8.InProcessFactory}
 * stands where the client looks for its HTTP library: requests keep their JSON bodies, and watches and informers are what they are over
 * the wire, WebSockets included, and so are conversations with containers (exec, attach, port-forward, copy); only bytes on a wire fall away.
 *
 * <p>Nothing here looks at the machine's kubeconfig, environment or system properties. fabric8 is the user's dependency, in his version: this
 * package is loaded only when it is asked for. The client has threads of its own; for what that means in virtual time see {@link
 * io.hexareme.adapters.testkit.bridge}.
 */
package io.hexareme.adapters.testkit.fabric8;
