package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/**
 * A kind that behaves as its schema says and no more.
 *
 * @param hasStatus whether it has a status subresource, so that status and the rest are written apart
 */
public record GenericStrategy(boolean hasStatus, boolean hasGeneration) implements KindStrategy {

  @Override
  public Obj prepareForCreate(Obj object, Call call, boolean dryRun) {
    return hasStatus ? withoutStatus(object) : object;
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return hasStatus ? withStatusOf(before, after) : after;
  }

  /** {@code object} with an empty status, if it has one at all. */
  public static Obj withoutStatus(Obj object) {
    return object.has("status") ? object.with("status", Obj.EMPTY) : object;
  }

  /** {@code object} with the status of {@code source}, or none if that has none. */
  public static Obj withStatusOf(Obj source, Obj object) {
    Value status = source.at("status");
    return status.isNull() ? object.without("status") : object.with("status", status);
  }
}
