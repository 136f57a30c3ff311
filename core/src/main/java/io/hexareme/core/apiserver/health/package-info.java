/**
 * How the server is and who it is: {@code /livez}, {@code /readyz}, {@code /healthz} with their checks, {@code /version}, the list of
 * paths at {@code /}, and what the issuer of service-account tokens publishes.
 *
 * <p>Entries: {@link io.hexareme.core.apiserver.health.HealthPaths}, {@link io.hexareme.core.apiserver.health.VersionPath},
 * {@link io.hexareme.core.apiserver.health.RootPaths}, {@link io.hexareme.core.apiserver.health.IssuerPaths}. Checks are given from
 * outside; nothing here knows what it checks. There are no metrics yet.
 */
package io.hexareme.core.apiserver.health;
