package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.ownership.ApplyResult;
import io.hexareme.core.apiserver.ownership.Conflict;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.ownership.FieldOwnership.Writer;
import io.hexareme.core.apiserver.ownership.Versions;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value.Obj;

/** Who owns which field after a write: joins the request's field manager to the ownership rules. */
final class Ownership {
  private static final int LONGEST_MANAGER = 128;

  private final FieldOwnership ownership;
  private final ServedResources resources;

  Ownership(FieldOwnership ownership, ServedResources resources) {
    this.ownership = ownership;
    this.resources = resources;
  }

  /**
   * The object with its books.
   *
   * @param before null on create; a status that comes with a new object is nobody's where it has an endpoint of its own
   */
  Obj track(Call call, ServedResource resource, String subresource, Obj before, Obj after) {
    boolean apart = before == null && after.has("status") && resource.schema().subresources().stream().anyMatch(part -> part.name().equals("status"));
    return apart ? tracked(call, resource, "", null, after.without("status")).with("status", after.at("status"))
        : tracked(call, resource, subresource, before, after);
  }

  private Obj tracked(Call call, ServedResource resource, String subresource, Obj before, Obj after) {
    return ownership.onUpdate(resource.type(), before, after, writer(call, resource, subresource), versions(resource));
  }

  /** @param live null when the object does not exist */
  Obj apply(Call call, ServedResource resource, String subresource, Obj live, Obj applied, boolean force) {
    ApplyResult result = ownership.onApply(resource.type(), live, applied, force, writer(call, resource, subresource), versions(resource));
    return switch (result) {
      case ApplyResult.Applied(Obj object) -> object;
      case ApplyResult.Conflicted conflicted -> throw Refusals.applyConflict(Conflict.summary(conflicted.conflicts()), conflicted.conflicts().stream()
          .map(conflict -> new Refusals.ApplyCause(conflict.message(), conflict.path())).toList());
      case ApplyResult.Refused(String message) -> throw Refusals.badRequest(message);
    };
  }

  private static Writer writer(Call call, ServedResource resource, String subresource) {
    return new Writer(manager(call), resource.schema().apiVersion(), subresource, call.now());
  }

  /** Everything that is served out of the same storage. */
  private Versions versions(ServedResource resource) {
    return apiVersion -> resources.all().stream()
        .filter(other -> other.storage().equals(resource.storage()) && other.schema().apiVersion().equals(apiVersion)).findFirst()
        .map(other -> new Versions.Version(other.type(),
            object -> other.conversion().toServed(resource.conversion().toKept(object)),
            object -> resource.conversion().toServed(other.conversion().toKept(object))));
  }

  /** One taken from a user agent may be of any length: Kubernetes cuts that. */
  private static String manager(Call call) {
    String manager = call.fieldManager();
    return manager.length() <= LONGEST_MANAGER ? manager : manager.substring(0, LONGEST_MANAGER);
  }
}
