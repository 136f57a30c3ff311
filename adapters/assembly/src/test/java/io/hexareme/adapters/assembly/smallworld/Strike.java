package io.hexareme.adapters.assembly.smallworld;

/**
 * One thing that goes wrong.
 *
 * @param victim the client whose write it strikes, or the process one of whose events is skipped
 * @param number of the write or the event, from 1
 */
record Strike(String victim, Trouble trouble, int number) {
  static final Strike NONE = new Strike("", Trouble.CONFLICT, 0);
}
