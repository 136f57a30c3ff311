/**
 * The official Java client (https://github.com/kubernetes-client/java) on a test's cluster: in-process, without a socket, or over HTTPS.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.clientjava.ClientJava}. In-process, an OkHttp interceptor answers instead of the network;
 * watches, and the informers built on them, read from a stream as they would from a socket. Conversations (exec, attach, port-forward) need the
 * socket: they are refused in-process, and held over HTTPS.
 *
 * <p>Nothing here looks at the machine's kubeconfig. The library is the user's dependency; this package is loaded only when it is asked for.
 * It has threads of its own: for what that means in virtual time see {@link io.hexareme.adapters.testkit.bridge}.
 */
package io.hexareme.adapters.testkit.clientjava;
