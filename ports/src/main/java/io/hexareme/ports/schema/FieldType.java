package io.hexareme.ports.schema;

import java.util.List;

/** What a field holds. */
public sealed interface FieldType {

  /** A leaf, by its JSON and protobuf form. */
  enum Scalar implements FieldType {
    STRING,
    BOOLEAN,
    INT32,
    INT64,
    DOUBLE,
    /** base64 in JSON. */
    BYTES,
    /** RFC 3339 with seconds. */
    TIME,
    /** RFC 3339 with exactly six fractional digits. */
    MICRO_TIME,
    /** A Go duration string such as {@code 1m30s}. */
    DURATION,
    /** A resource quantity, canonicalized when stored. */
    QUANTITY,
    /** An integer or a string such as {@code 25%}. */
    INT_OR_STRING,
    /** A managedFields set: any object. */
    FIELDS_V1,
    /** Any JSON value, kept as it is (RawExtension, JSON). */
    ANY
  }

  /** Another type of the table. */
  record Ref(String type) implements FieldType {}

  /** A list. {@code keys} are the fields that identify an item when {@code kind} is MAP. */
  record ListOf(FieldType items, ListKind kind, List<String> keys) implements FieldType {}

  /** A map from strings; {@code atomic} as {@link TypeSchema#atomic()}. */
  record MapOf(FieldType values, boolean atomic) implements FieldType {}

  /** How a list is merged and owned ({@code x-kubernetes-list-type}). */
  enum ListKind { ATOMIC, SET, MAP }
}
