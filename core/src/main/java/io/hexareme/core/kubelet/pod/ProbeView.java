package io.hexareme.core.kubelet.pod;

/** What the probes of a container have found so far. */
@FunctionalInterface
public interface ProbeView {

  enum Kind { STARTUP, LIVENESS, READINESS }

  enum Health { UNKNOWN, SUCCESS, FAILURE }

  /** UNKNOWN as long as there is no verdict, or no such probe. */
  Health health(Kind kind, String containerId);
}
