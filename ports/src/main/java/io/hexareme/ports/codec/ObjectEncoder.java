package io.hexareme.ports.codec;

import io.hexareme.ports.value.Bytes;

/**
 * Driven port: writes an encoding that exists for known kinds only, because its bytes follow the kind's schema (Kubernetes' protobuf).
 * Pure, as every {@link BodyEncoder}.
 */
public interface ObjectEncoder extends BodyEncoder {

  /**
   * Whether objects of that kind can be written: built-in kinds and their lists, Status, PartialObjectMetadata. Objects of other kinds
   * must not be given to {@link #encode}. {@code encode} leaves out what the kind's schema has no place for.
   */
  boolean writes(String apiVersion, String kind);

  /**
   * A watch event as one frame of a stream, with what marks its end.
   *
   * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
   * @param object what {@link #encode} made of the event's object
   */
  Bytes event(String type, Bytes object);
}
