/**
 * How the server is and who it is: {@code /livez}, {@code /readyz}, {@code /healthz} with their checks, {@code /version}, the list of
 * paths at {@code /}, and what the issuer of service-account tokens publishes.
 *
 * <p>Entries: {@link io.hexareme.core.apiserver.health.HealthPaths}, {@link io.hexareme.core.apiserver.health.VersionPath},
 * {@link io.hexareme.core.apiserver.health.RootPaths}, {@link io.hexareme.core.apiserver.health.IssuerPaths}. {@link
 * io.hexareme.core.apiserver.health.StorePath} says for programs how the store is, {@link io.hexareme.core.apiserver.health.MetricsPath}
 * gives the figures. Checks are given from outside; they name the store where it is the cause.
 */
package io.hexareme.core.apiserver.health;
