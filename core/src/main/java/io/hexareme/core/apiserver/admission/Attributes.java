package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.storage.Companions;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;

/**
 * What is about to be written.
 *
 * @param before null on create
 * @param object what shall be stored; for a delete what is there now, for a subresource that speaks another kind its body
 * @param subresource empty for the object itself
 * @param options the DeleteOptions in effect; empty for other writes, whose options are in the call
 * @param companions what is written together with it
 * @param reinvocation what its mutating plugins remember of their first round
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
    boolean dryRun,
    Companions companions,
    Reinvocation reinvocation) {

  /** A write that no plugin has seen yet. */
  public Attributes(Call call, Operation operation, ResourceSchema resource, String subresource, String namespace, String name,
      Obj before, Obj object, Obj options, boolean dryRun) {
    this(call, operation, resource, subresource, namespace, name, before, object, options, dryRun, new Companions());
  }

  /** The same, with what is written together with the object. */
  public Attributes(Call call, Operation operation, ResourceSchema resource, String subresource, String namespace, String name,
      Obj before, Obj object, Obj options, boolean dryRun, Companions companions) {
    this(call, operation, resource, subresource, namespace, name, before, object, options, dryRun, companions, new Reinvocation());
  }

  /** What a write does. */
  public enum Operation { CREATE, UPDATE, DELETE, CONNECT }

  /** The same write of another object. */
  public Attributes with(Obj changed) {
    return changed == object
        ? this
        : new Attributes(
            call, operation, resource, subresource, namespace, name, before, changed, options, dryRun, companions, reinvocation);
  }

  /** Whether it is about the main resource of that group and plural. */
  public boolean isAbout(String group, String plural) {
    return subresource.isEmpty() && resource.group().equals(group) && resource.plural().equals(plural);
  }
}
