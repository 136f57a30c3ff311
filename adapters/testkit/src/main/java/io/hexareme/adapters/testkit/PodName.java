package io.hexareme.adapters.testkit;

/** As people write it: {@code namespace/name}, or the name alone in the namespace {@code default}. */
record PodName(String namespace, String name) {
  static PodName of(String text) {
    int slash = text.indexOf('/');
    return new PodName(slash < 0 ? "default" : text.substring(0, slash), text.substring(slash + 1));
  }
}
