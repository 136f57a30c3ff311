package io.hexareme.core.apiserver.openapi;

/** What types and fields mean, in words. */
@FunctionalInterface
public interface Descriptions {

  /** Of a type when {@code field} is empty; empty when there is none. */
  String of(String type, String field);
}
