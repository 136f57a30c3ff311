package io.hexareme.adapters.expressionscel;

/** CEL's null. */
enum NullValue {
  NULL
}
