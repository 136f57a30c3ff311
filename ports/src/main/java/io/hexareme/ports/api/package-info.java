/**
 * The one front door. Everyone talks to the API server through {@link io.hexareme.ports.api.ApiServer}: kubectl through the HTTP
 * adapter, the scheduler, the controllers and the kubelets in process or from processes of their own.
 *
 * <p>The words are those of HTTP and of the Kubernetes API conventions
 * (https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md), so that a call
 * in process and one over the wire go through the same pipeline; only the body's form differs ({@link io.hexareme.ports.api.Body}).
 */
package io.hexareme.ports.api;
