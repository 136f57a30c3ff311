package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A partial object laid over the original (RFC 7386, {@code application/merge-patch+json}): objects merge, nulls delete, everything
 * else replaces.
 *
 * @param body the decoded patch
 */
public record MergePatch(Value body) implements Patch {

  @Override
  public PatchResult applyTo(Value.Obj original) {
    return body instanceof Value.Obj
        ? new PatchResult.Patched(merge(original, body))
        : PatchResult.badRequest(BodyKind.mismatch(body, "map[string]interface {}"));
  }

  /** The algorithm of RFC 7386 section 2; {@code target} may be of any kind. */
  static Value merge(Value target, Value patch) {
    if (!(patch instanceof Value.Obj object)) {
      return patch;
    }
    Map<String, Value> merged = new LinkedHashMap<>(target.asObj().fields());
    object.fields().forEach((name, value) -> {
      if (value.isNull()) {
        merged.remove(name);
      } else {
        merged.put(name, merge(merged.getOrDefault(name, Value.Null.NULL), value));
      }
    });
    return new Value.Obj(merged);
  }
}
