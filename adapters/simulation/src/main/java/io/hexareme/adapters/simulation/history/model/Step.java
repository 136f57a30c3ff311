package io.hexareme.adapters.simulation.history.model;

/** What an operation answers and the state after it. */
public record Step<R>(R result, ModelStore next) {}
