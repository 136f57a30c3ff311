package io.hexareme.adapters.assembly.smallworld;

/** One life of a process. Once it is over, whatever its code still does in the turn in which it died has no effect. */
final class Life {
  boolean over;
}
