/**
 * Runs controllers: follows the kinds they watch, queues the keys that a change affects, asks the controller what is to be done and
 * does it through the API server under the controller's own identity.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.loop.ControllerHost}. Informers are shared by all controllers of a host
 * ({@code SharedInformers}); each controller has its {@code ControllerRunner} with its own work queue; one reconcile from decision to
 * last answer is an {@code Attempt}; {@code PlanPerformance} sends a plan's commands.
 *
 * <p>The one promise beyond plain level-triggering: a key is not reconciled on a view that lacks that key's own earlier writes
 * ({@code OwnWrites}), so that no controller needs to remember what it did (the field's "expectations", and the bug class of
 * KEP-5647). Nothing here decides anything about any kind.
 */
package io.hexareme.core.controllers.loop;
