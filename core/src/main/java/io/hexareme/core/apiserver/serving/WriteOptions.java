package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The query parameters of a write (meta/v1 CreateOptions, UpdateOptions, PatchOptions), checked before anything else is done. */
final class WriteOptions {
  private static final int LONGEST_MANAGER = 128;
  private static final List<String> VALIDATIONS = List.of("", "Ignore", "Strict", "Warn");

  private WriteOptions() {}

  /** Refuses parameters that the call's verb does not allow; what is no write is passed over, and deletions have {@link DeleteOptions}. */
  static void check(Call call) {
    switch (call.info().verb()) {
      case "create" -> conclude("CreateOptions", common(call));
      case "update" -> conclude("UpdateOptions", common(call));
      case "patch" -> conclude("PatchOptions", ofPatch(call, PatchHandler.isApply(call)));
      default -> { }
    }
  }

  /** Apply must name its manager, and it alone may be forced. */
  private static List<FieldError> ofPatch(Call call, boolean apply) {
    List<FieldError> errors = new ArrayList<>();
    if (apply && call.request().param("fieldManager").isEmpty()) {
      errors.add(FieldError.required(FieldPath.of("fieldManager"), "is required for apply patch"));
    }
    if (!apply && call.request().query().containsKey("force")) {
      errors.add(FieldError.forbidden(FieldPath.of("force"), "may not be specified for non-apply patch"));
    }
    errors.addAll(common(call));
    return errors;
  }

  /** {@code dryRun} has one value only, but may be there without any. */
  static List<FieldError> dryRun(List<String> given) {
    boolean known = given.stream().allMatch(value -> value.equals("All") || value.isEmpty());
    return known ? List.of()
        : List.of(FieldError.notSupported(FieldPath.of("dryRun"), Value.strings(given), List.of("All")));
  }

  private static List<FieldError> common(Call call) {
    List<FieldError> errors = new ArrayList<>(manager(call.request().param("fieldManager")));
    errors.addAll(dryRun(call.request().query().getOrDefault("dryRun", List.of())));
    String validation = call.request().param("fieldValidation");
    if (!VALIDATIONS.contains(validation)) {
      errors.add(FieldError.notSupported(FieldPath.of("fieldValidation"), Value.of(validation), VALIDATIONS));
    }
    return errors;
  }

  private static List<FieldError> manager(String name) {
    FieldPath path = FieldPath.of("fieldManager");
    List<FieldError> errors = new ArrayList<>();
    if (name.length() > LONGEST_MANAGER) {
      errors.add(FieldError.tooLong(path, LONGEST_MANAGER));
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        errors.add(FieldError.invalid(path, name, "invalid character U+" + HexFormat.of().withUpperCase().toHexDigits(name.charAt(i)) + " (at position " + i + ")"));
      }
    }
    return errors;
  }

  private static void conclude(String options, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions(options, errors);
    }
  }
}
