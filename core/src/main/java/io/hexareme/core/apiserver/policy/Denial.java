package io.hexareme.core.apiserver.policy;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;

/**
 * Why a policy denies a write.
 *
 * @param binding null when the policy itself is the matter
 * @param reason as the validation says; empty otherwise
 */
record Denial(Obj policy, Obj binding, String message, String reason) {

  /** The clause that names policy and binding. */
  String words(String kind) {
    return kind + "'" + Meta.name(policy) + "'" + (binding == null ? "" : " with binding '" + Meta.name(binding) + "'")
        + " denied request: " + message;
  }

  static boolean isIgnored(Obj policy) {
    return policy.text("spec", "failurePolicy").equals("Ignore");
  }
}
