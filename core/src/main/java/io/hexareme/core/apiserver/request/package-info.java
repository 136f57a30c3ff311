/**
 * A request as the pipeline sees it: what it asks for ({@link io.hexareme.core.apiserver.request.RequestInfo}), who asks
 * ({@link io.hexareme.core.apiserver.request.User}), and the two together with what accumulates on the way
 * ({@link io.hexareme.core.apiserver.request.Call}). Nothing here decides.
 */
package io.hexareme.core.apiserver.request;
