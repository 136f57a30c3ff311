package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value.Obj;

/**
 * The rules of all custom resources.
 *
 * @param hasStatus whether status and the rest are written apart
 * @param terminating whether the definition is on its way out, so that nothing new may come
 */
record CustomStrategy(boolean hasStatus, boolean terminating) implements KindStrategy {

  @Override
  public Obj prepareForCreate(Obj object, Call call, boolean dryRun) {
    if (terminating) {
      throw Refusals.methodNotAllowed("create not allowed while custom resource definition is terminating");
    }
    return hasStatus ? object.without("status") : object;
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return hasStatus ? GenericStrategy.withStatusOf(before, after) : after;
  }

  @Override
  public boolean hasGeneration() {
    return true;
  }

  @Override
  public boolean countsStatus() {
    return !hasStatus;
  }

  @Override
  public boolean freeFinalizers() {
    return true;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }
}
