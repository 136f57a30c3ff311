package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which class is meant where none is named: the one that is marked as the default; of several the newest, and of those the first by name. */
final class DefaultClasses {
  private DefaultClasses() {}

  static Optional<String> marked(ObjectReader objects, Resource classes, List<String> annotations) {
    return StreamSupport.stream(objects.list(classes, "").spliterator(), false)
        .filter(one -> annotations.stream().anyMatch(key -> "true".equals(Meta.annotations(one).get(key))))
        .min(Comparator.comparing((Obj one) -> one.text("metadata", "creationTimestamp")).reversed().thenComparing(Meta::name))
        .map(Meta::name);
  }
}
