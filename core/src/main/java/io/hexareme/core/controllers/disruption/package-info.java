/**
 * Keeps the status of PodDisruptionBudgets, by which the API server grants or refuses evictions.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.disruption.DisruptionController}; the arithmetic is
 * {@link io.hexareme.core.controllers.disruption.Budget}, how many Pods there should be is
 * {@link io.hexareme.core.controllers.disruption.ExpectedPods}. When in doubt it allows no disruption. It never evicts.
 */
package io.hexareme.core.controllers.disruption;
