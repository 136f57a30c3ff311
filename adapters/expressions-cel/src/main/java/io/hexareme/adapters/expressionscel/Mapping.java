package io.hexareme.adapters.expressionscel;

/** A map or an object, as expressions see it. */
interface Mapping {
  /** The value of that key; null if there is none. Whole numbers are one key whatever their type. */
  Object find(Object key);

  int size();

  /** In the order of iteration. */
  Iterable<Object> keys();
}
