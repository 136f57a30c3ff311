package io.hexareme.adapters.schemagenerator;

import java.util.List;

/** A protobuf message, such as {@code k8s.io.api.core.v1.Pod}, with its fields in the order of the Go struct. */
record ProtoMessage(String fullName, ProtoComment comment, List<ProtoField> fields) {

  /**
   * One field.
   *
   * @param kind one of {@code optional}, {@code repeated}, {@code map} (from strings)
   * @param type a scalar's name, or a message's full name after a dot
   */
  record ProtoField(String name, int number, String kind, String type, ProtoComment comment) {}

  String packageName() {
    return fullName.substring(0, fullName.lastIndexOf('.'));
  }
}
