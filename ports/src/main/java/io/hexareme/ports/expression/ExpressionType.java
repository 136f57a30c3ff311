package io.hexareme.ports.expression;

import java.util.Map;

/** The type of a variable, of a field, or of a result. */
public sealed interface ExpressionType {

  /** Types without parts. {@code DYN} is checked only when the expression runs. */
  enum Simple implements ExpressionType { DYN, BOOL, INT, DOUBLE, STRING, BYTES, TIMESTAMP, DURATION, NULL }

  record ListOf(ExpressionType items) implements ExpressionType {}

  /** A map with string keys. */
  record MapOf(ExpressionType values) implements ExpressionType {}

  /**
   * An object with known fields; to refer to another one does not compile, and one that is absent is not there for {@code has()}.
   *
   * @param name unique within an environment; two types of one name are one type
   * @param fields by their name in JSON; names that CEL cannot have are escaped by the language as Kubernetes does
   *     ({@code __dash__}, {@code __dot__}, {@code __slash__}, {@code __underscores__}, keywords as {@code __if__})
   */
  record ObjectOf(String name, Map<String, ExpressionType> fields) implements ExpressionType {}
}
