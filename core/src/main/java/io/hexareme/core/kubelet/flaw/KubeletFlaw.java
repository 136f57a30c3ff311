package io.hexareme.core.kubelet.flaw;

/** Bugs of kubelets, each a switch at the one place it belongs to. */
public enum KubeletFlaw {
  /** A Pod that has ended is deleted by its name, whoever bears it by then. */
  DELETES_BY_NAME,
  /** What runs for a Pod of which the API server does not know is left alone. */
  LEAVES_STRANGERS_ALONE,
  /** An action is done with when the runtime has answered, though no listing shows what it did: the next decision does it again. */
  DECIDES_ON_AN_OLD_LISTING
}
