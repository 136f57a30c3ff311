package io.hexareme.core.apiserver.admission.match;

import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** The other versions and groups under which a resource's objects are served too ({@code matchPolicy: Equivalent}). */
public interface Equivalents {
  /** Where every resource has but one version. */
  Equivalents NONE = new Equivalents() {
    @Override
    public List<ResourceSchema> of(ResourceSchema resource) {
      return List.of();
    }

    @Override
    public Obj converted(Obj object, ResourceSchema from, ResourceSchema to) {
      return object;
    }
  };

  /** The others, in discovery order; without the resource itself. */
  List<ResourceSchema> of(ResourceSchema resource);

  /**
   * An object of one as the other serves it.
   *
   * @throws io.hexareme.core.apiserver.kinds.Unconverted when somebody has to be asked how it looks there
   */
  Obj converted(Obj object, ResourceSchema from, ResourceSchema to);
}
