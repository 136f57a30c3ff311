package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.Optional;

/** One control of the standard. */
interface Check {

  /** The first minor version of Kubernetes that has it. */
  default int since() {
    return 0;
  }

  /** @param minor the version of the standard */
  Optional<Finding> find(CheckedPod pod, int minor);
}
