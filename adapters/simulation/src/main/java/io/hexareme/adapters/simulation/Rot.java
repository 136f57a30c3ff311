package io.hexareme.adapters.simulation;

/** A part of what is on the platter that cannot be read back; its checksum says so. */
sealed interface Rot {

  record OfEntry(long index) implements Rot {}

  record OfHardState() implements Rot {}

  record OfSnapshot(long index) implements Rot {}
}
