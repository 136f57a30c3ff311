package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whose claim it is: what tells one entry of {@code metadata.managedFields} from another.
 *
 * @param manager the name the client gave itself
 * @param apiVersion of the writes; empty for an applier, which has one claim whatever version it speaks
 * @param subresource empty for the object itself
 */
record Claimant(String manager, Operation operation, String apiVersion, String subresource) {

  /** How the fields were claimed. */
  enum Operation {
    APPLY("Apply"),
    UPDATE("Update");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Optional<Operation> of(Value written) {
      return switch (written.asString("")) {
        case "Apply" -> Optional.of(APPLY);
        case "Update" -> Optional.of(UPDATE);
        default -> Optional.empty();
      };
    }
  }

  static final Comparator<Claimant> ORDER = Comparator.comparing(Claimant::manager)
      .thenComparing(Claimant::operation)
      .thenComparing(Claimant::apiVersion)
      .thenComparing(Claimant::subresource);

  static Claimant of(String manager, Operation operation, String apiVersion, String subresource) {
    return new Claimant(manager, operation, operation == Operation.APPLY ? "" : apiVersion, subresource);
  }

  static Claimant applier(String manager, String subresource) {
    return of(manager, Operation.APPLY, "", subresource);
  }

  static Claimant updater(String manager, String apiVersion, String subresource) {
    return of(manager, Operation.UPDATE, apiVersion, subresource);
  }
}
