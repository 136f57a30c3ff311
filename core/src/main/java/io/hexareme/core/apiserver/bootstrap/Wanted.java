package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.BinaryOperator;

/**
 * An object that shall be there.
 *
 * @param merge what becomes of one that is there already (first argument) in the light of this one (second); itself to leave it
 */
record Wanted(Resource resource, Obj object, BinaryOperator<Obj> merge) {

  /** One that belongs to its users once it is there. */
  static Wanted once(Resource resource, Obj object) {
    return new Wanted(resource, object, (there, wanted) -> there);
  }

  /** One of which these fields are ours. */
  static Wanted with(Resource resource, Obj object, String... fields) {
    return new Wanted(resource, object, (there, wanted) -> {
      Obj merged = there;
      for (String field : fields) {
        String[] path = field.split("\\.");
        merged = merged.withPath(wanted.at(path), path);
      }
      return merged;
    });
  }
}
