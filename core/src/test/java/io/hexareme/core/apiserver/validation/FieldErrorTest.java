package io.hexareme.core.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldErrorTest {
  private static final FieldPath IMAGE = FieldPath.of("spec", "containers").index(0).child("image");

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(FieldError.required(FieldPath.of("spec", "selector"), ""), "spec.selector: Required value", "FieldValueRequired"),
        Arguments.of(
            FieldError.required(FieldPath.of("metadata", "name"), "name or generateName is required"),
            "metadata.name: Required value: name or generateName is required",
            "FieldValueRequired"),
        Arguments.of(
            FieldError.notSupported(IMAGE, Value.of("x"), List.of("A", "B")),
            "spec.containers[0].image: Unsupported value: \"x\": supported values: \"A\", \"B\"",
            "FieldValueNotSupported"),
        Arguments.of(
            FieldError.invalid(FieldPath.of("metadata", "labels").key("a/b"), "X_1", "must be <good>"),
            "metadata.labels[a/b]: Invalid value: \"X_1\": must be <good>",
            "FieldValueInvalid"),
        Arguments.of(FieldError.invalid(IMAGE, "a<b", ""), "spec.containers[0].image: Invalid value: \"a<b\"", "FieldValueInvalid"),
        Arguments.of(FieldError.invalid(IMAGE, Value.of(-1), "no"), "spec.containers[0].image: Invalid value: -1: no", "FieldValueInvalid"),
        Arguments.of(
            FieldError.invalid(IMAGE, Value.obj("a", List.of("b", 1, true)), "field is immutable"),
            "spec.containers[0].image: Invalid value: {\"a\":[\"b\",1,true]}: field is immutable",
            "FieldValueInvalid"),
        Arguments.of(
            FieldError.forbidden(FieldPath.of("data"), "field is immutable when `immutable` is set"),
            "data: Forbidden: field is immutable when `immutable` is set",
            "FieldValueForbidden"),
        Arguments.of(FieldError.duplicate(IMAGE, Value.of("a")), "spec.containers[0].image: Duplicate value: \"a\"", "FieldValueDuplicate"),
        Arguments.of(FieldError.tooLong(IMAGE, 63), "spec.containers[0].image: Too long: may not be more than 63 bytes", "FieldValueTooLong"),
        Arguments.of(FieldError.tooMany(IMAGE, 3, 1), "spec.containers[0].image: Too many: 3: must have at most 1 item", "FieldValueTooMany"),
        Arguments.of(FieldError.notFound(IMAGE, Value.of("v")), "spec.containers[0].image: Not found: \"v\"", "FieldValueNotFound"),
        Arguments.of(FieldError.internal(IMAGE, "oops"), "spec.containers[0].image: Internal error: oops", "InternalError"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void a_field_error_speaks_in_the_words_of_kubernetes(FieldError error, String message, String reason) {
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.type().reason()).isEqualTo(reason);
    assertThat(error.message()).isEqualTo(error.field() + ": " + error.body());
  }
}
