/**
 * How the server is: {@code /livez}, {@code /readyz}, {@code /healthz} with their checks, and {@code /version}.
 */
package io.hexareme.core.apiserver.health;
