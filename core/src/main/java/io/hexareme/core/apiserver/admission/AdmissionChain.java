package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.kinds.Unconverted;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * All plugins, in order: first the mutating ones, each seeing what those before it made, then the validating ones. Answers on its
 * caller's stack as long as no step must ask others. A plugin that wants an object in a version which a webhook must tell is asked again
 * when it has told.
 */
public record AdmissionChain(List<MutatingStep> mutating, List<ValidatingStep> validating, AdmissionFigures figures) {
  private static final CompletionStage<Void> ADMITTED = CompletableFuture.completedFuture(null);

  public AdmissionChain {
    mutating = List.copyOf(mutating);
    validating = List.copyOf(validating);
  }

  /** The object as the mutating plugins leave it: of a second round, if some of them wanted to see what those after them made. */
  public CompletionStage<Obj> mutate(Attributes attributes) {
    CompletionStage<Obj> first = mutated(0, attributes);
    return first.thenCompose(object -> attributes.reinvocation().begin() ? mutated(0, attributes.with(object)) : first);
  }

  private CompletionStage<Obj> mutated(int from, Attributes attributes) {
    Attributes current = attributes;
    for (int i = from; i < mutating.size(); i++) {
      int next = i + 1;
      Attributes before = current;
      switch (mutating.get(i)) {
        case MutatingPlugin plugin -> {
          try {
            current = current.with(figures.timed(plugin, before, () -> plugin.admit(before)));
          } catch (Unconverted wanted) {
            return wanted.made().thenCompose(made -> mutated(next - 1, before));
          }
        }
        case WaitingMutation waiting -> {
          return figures.timed(waiting, before, () -> waiting.admit(before)).thenCompose(object -> mutated(next, before.with(object)));
        }
      }
    }
    return CompletableFuture.completedFuture(current.object());
  }

  /** Asks every validating plugin; completes when all have agreed. */
  public CompletionStage<Void> validate(Attributes attributes) {
    return validated(0, attributes);
  }

  private CompletionStage<Void> validated(int from, Attributes attributes) {
    for (int i = from; i < validating.size(); i++) {
      int next = i + 1;
      switch (validating.get(i)) {
        case ValidatingPlugin plugin -> {
          try {
            figures.timed(plugin, attributes, () -> {
              plugin.validate(attributes);
              return ADMITTED;
            });
          } catch (Unconverted wanted) {
            return wanted.made().thenCompose(made -> validated(next - 1, attributes));
          }
        }
        case WaitingValidation waiting -> {
          return figures.timed(waiting, attributes, () -> waiting.validate(attributes)).thenCompose(agreed -> validated(next, attributes));
        }
      }
    }
    return ADMITTED;
  }
}
