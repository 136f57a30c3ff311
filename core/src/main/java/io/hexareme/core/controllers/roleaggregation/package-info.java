/**
 * Writes into every aggregated ClusterRole the rules of the roles that it selects.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.roleaggregation.RoleAggregation}. The API server's authorizer sees through the selectors by
 * itself, so nobody waits for this; it is for those who read the role.
 */
package io.hexareme.core.controllers.roleaggregation;
