package io.hexareme.core.consensus.progress;

/** PROBE: one append at a time, to find where the logs meet. REPLICATE: a window full. SNAPSHOT: it needs the state first. */
public enum Mode { PROBE, REPLICATE, SNAPSHOT }
