/**
 * A cluster somewhere else, as its kubeconfig says: what the command line and tests against a running cluster have in common.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.remote.KubeconfigFile}, read from a file or a text, and {@link
 * io.hexareme.adapters.assembly.remote.HttpApiServer}, the API server behind it over {@code java.net.http}.
 *
 * <p>It runs no credential plug-ins, follows no redirects and tries nothing twice: who asks must know whether that is safe.
 */
package io.hexareme.adapters.assembly.remote;
