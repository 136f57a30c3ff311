package io.hexareme.ports.schema;

import java.util.List;
import java.util.Map;

/**
 * A structural type.
 *
 * @param name OpenAPI model name, such as {@code io.k8s.api.core.v1.PodSpec}
 * @param fields by JSON name, in published order
 * @param atomic whether the whole struct has one owner in server-side apply ({@code x-kubernetes-map-type: atomic})
 * @param embeds protobuf sub-messages whose fields stand directly in this type in JSON (Go's inlined structs)
 */
public record TypeSchema(String name, Map<String, FieldSchema> fields, boolean atomic, List<Embed> embeds) {

  /** Protobuf field {@code number} holds a message of {@code type} whose JSON fields are hoisted into the enclosing object. */
  public record Embed(int number, String type) {}
}
