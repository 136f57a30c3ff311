package io.hexareme.adapters.simulation;

/** Ends a turn of a process that has crashed in the middle of it, or keeps one that is not running from calling a port. */
final class ProcessCrash extends Error {
  private static final long serialVersionUID = 1L;

  ProcessCrash(String process) {
    super("process " + process + " is not running", null, false, false);
  }
}
