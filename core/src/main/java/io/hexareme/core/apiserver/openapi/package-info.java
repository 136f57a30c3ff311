/**
 * The API as OpenAPI: what {@code kubectl explain}, {@code apply} and {@code create} read before they do anything.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.openapi.OpenApiPaths}. Version 3 has one document per group and version (KEP-2896), named
 * in an index with a hash, so that clients keep what they have; {@link io.hexareme.core.apiserver.openapi.GroupVersionDocument} makes
 * one out of the served resources and the schema table. Version 2 is one document for everything, in JSON or
 * protobuf, for old clients: {@link io.hexareme.core.apiserver.openapi.SwaggerDocument}.
 *
 * <p>Documents are made when they are first asked for. The watch paths that Kubernetes deprecated are served but not described.
 */
package io.hexareme.core.apiserver.openapi;
