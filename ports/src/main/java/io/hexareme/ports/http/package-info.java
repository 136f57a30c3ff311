/**
 * HTTP as the parts of a cluster speak it to each other: a call, its answer, and that there was none.
 *
 * <p>Words only, without a port: containers ask and serve with them ({@link io.hexareme.ports.runtime.ContainerContext}), and so do proxies.
 * What crosses a real socket is the business of adapters.
 */
package io.hexareme.ports.http;
