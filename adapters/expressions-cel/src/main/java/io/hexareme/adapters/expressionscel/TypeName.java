package io.hexareme.adapters.expressionscel;

/** A type as a value: what {@code type(x)} yields. */
record TypeName(String name) {
  @Override
  public String toString() {
    return name;
  }
}
