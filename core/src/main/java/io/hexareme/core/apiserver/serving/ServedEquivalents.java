package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.match.Equivalents;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** The resources that are served as others too: those with the same objects in the store. */
public record ServedEquivalents(ServedResources resources) implements Equivalents {

  @Override
  public List<ResourceSchema> of(ResourceSchema resource) {
    return served(resource).map(own -> resources.all().stream()
        .filter(other -> other.storage().equals(own.storage()) && !other.schema().equals(resource))
        .map(ServedResource::schema).toList()).orElse(List.of());
  }

  @Override
  public Obj converted(Obj object, ResourceSchema from, ResourceSchema to) {
    Optional<ServedResource> source = served(from);
    Optional<ServedResource> target = served(to);
    if (source.isEmpty() || target.isEmpty()) {
      return object;
    }
    return target.get().conversion().toServed(source.get().conversion().toKept(object)).with("apiVersion", to.apiVersion());
  }

  private Optional<ServedResource> served(ResourceSchema resource) {
    return resources.find(resource.group(), resource.version(), resource.plural());
  }
}
