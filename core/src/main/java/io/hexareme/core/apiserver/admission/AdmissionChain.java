package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** All plugins, in order: first the mutating ones, each seeing what those before it made, then the validating ones. */
public record AdmissionChain(List<MutatingPlugin> mutating, List<ValidatingPlugin> validating) {
  public AdmissionChain {
    mutating = List.copyOf(mutating);
    validating = List.copyOf(validating);
  }

  /** The object as the mutating plugins leave it. */
  public Obj mutate(Attributes attributes) {
    Attributes current = attributes;
    for (MutatingPlugin plugin : mutating) {
      Obj admitted = plugin.admit(current);
      if (admitted != current.object()) {
        current = current.with(admitted);
      }
    }
    return current.object();
  }

  /** Asks every validating plugin. */
  public void validate(Attributes attributes) {
    validating.forEach(plugin -> plugin.validate(attributes));
  }
}
