/**
 * Reads an {@code AuthenticationConfiguration} (apiserver.config.k8s.io/v1, v1beta1 and v1alpha1): which issuers of JSON Web Tokens the
 * server believes, how their claims become users, and where nobody needs to show anything.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.authentication.configuration.AuthenticationConfiguration}. What is wrong is told with the path
 * of its field, in the words of Kubernetes. Expressions are compiled when the server is put together, not here; the file itself is read by
 * whoever puts it together.
 */
package io.hexareme.core.apiserver.authentication.configuration;
