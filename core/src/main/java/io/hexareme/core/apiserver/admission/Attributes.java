package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;

/**
 * What is about to be written.
 *
 * @param before null on create
 * @param object what shall be stored; for a delete what is there now, for a subresource that speaks another kind its body
 * @param subresource empty for the object itself
 * @param options the CreateOptions, UpdateOptions or DeleteOptions in effect
 */
public record Attributes(
    Call call,
    Operation operation,
    ResourceSchema resource,
    String subresource,
    String namespace,
    String name,
    Obj before,
    Obj object,
    Obj options,
    boolean dryRun) {

  /** What a write does. */
  public enum Operation { CREATE, UPDATE, DELETE, CONNECT }

  /** The same write of another object. */
  public Attributes with(Obj changed) {
    return new Attributes(call, operation, resource, subresource, namespace, name, before, changed, options, dryRun);
  }

  /** Whether it is about the main resource of that group and plural. */
  public boolean isAbout(String group, String plural) {
    return subresource.isEmpty() && resource.group().equals(group) && resource.plural().equals(plural);
  }
}
