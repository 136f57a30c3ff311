package io.hexareme.adapters.assembly.sim;

import java.time.Duration;

/**
 * A fault that happened.
 *
 * @param number its place among all that came up in the run, those left out too
 * @param at since the world's start
 * @param words what it was, for a person
 */
public record Strike(int number, Duration at, FaultKind kind, String words) {}
