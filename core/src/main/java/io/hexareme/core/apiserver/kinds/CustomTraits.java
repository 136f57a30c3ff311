package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/**
 * What one version of a custom resource says of itself where built-in kinds have a list or a class in the server.
 *
 * @param definition uid of the CustomResourceDefinition, and {@code state} its generation: together they tell one state from another
 * @param listKind the kind of its lists
 * @param columns {@code additionalPrinterColumns}; empty for none
 * @param openApi the schema as OpenAPI v3 publishes it
 * @param scale where the scale subresource finds its numbers; empty when there is no such subresource
 * @param deprecation what every caller is warned of; empty for nothing
 */
public record CustomTraits(String definition, long state, String listKind, List<Value> columns, Obj openApi, Optional<ScalePaths> scale,
    String deprecation) {

  /**
   * Paths of fields, from the top of the object.
   *
   * @param selector empty when there is none
   */
  public record ScalePaths(List<String> specReplicas, List<String> statusReplicas, List<String> selector) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomTraits traits && traits.definition.equals(definition) && traits.state == state;
  }

  @Override
  public int hashCode() {
    return definition.hashCode() + Long.hashCode(state);
  }
}
