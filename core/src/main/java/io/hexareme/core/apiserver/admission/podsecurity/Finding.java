package io.hexareme.core.apiserver.admission.podsecurity;

/**
 * What a Pod must not do and does.
 *
 * @param reason such as {@code host namespaces}; {@code detail} such as {@code hostNetwork=true}
 */
record Finding(String reason, String detail) {
  @Override
  public String toString() {
    return detail.isEmpty() ? reason : reason + " (" + detail + ")";
  }
}
