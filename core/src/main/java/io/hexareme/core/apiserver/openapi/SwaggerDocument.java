package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** OpenAPI 2: one document for everything. It has the definitions of all kinds but describes no paths. */
final class SwaggerDocument {
  /** What clients before 1.29 ask for and nobody else. */
  static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  /**
   * The emptiest document that those clients accept (gnostic's {@code Document}: 1 is the version, 2 the info with an empty title and
   * version, 8 the paths): with it they fall back on version 3 for everything that matters.
   */
  static final Bytes STUB = new Bytes(new byte[] {0x0a, 3, '2', '.', '0', 0x12, 4, 0x0a, 0, 0x12, 0, 0x42, 0});

  private final GroupVersionDocument document;
  private final ServedResources resources;

  SwaggerDocument(GroupVersionDocument document, ServedResources resources) {
    this.document = document;
    this.resources = resources;
  }

  Obj json() {
    return Value.obj("swagger", "2.0", "info", document.info(), "paths", Obj.EMPTY,
        "definitions", document.schemas(Dialect.V2, resources.all()));
  }
}
