/**
 * A world for controllers under test: {@link io.hexareme.core.controllers.MemoryApiServer}, as much of the API's writing rules as
 * controllers meet, {@link io.hexareme.core.controllers.MemoryView}, its objects as a controller's view, and
 * {@link io.hexareme.core.controllers.Reconciler}, which runs decisions one by one without a loop.
 */
package io.hexareme.core.controllers;
