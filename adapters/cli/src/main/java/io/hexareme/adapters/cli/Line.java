package io.hexareme.adapters.cli;

import java.time.Duration;

/**
 * One step as it is told.
 *
 * @param elapsed since the first step
 * @param revision the store revision it read or made; 0 for none
 * @param because what led to it
 */
record Line(Duration elapsed, String component, String action, String what, long revision, String because) {}
