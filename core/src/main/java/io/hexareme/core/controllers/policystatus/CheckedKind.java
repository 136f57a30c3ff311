package io.hexareme.core.controllers.policystatus;

import io.hexareme.ports.expression.ExpressionType;

/** A kind that a policy's expressions are checked against. */
record CheckedKind(String apiVersion, String kind, ExpressionType type) {

  /** As Go prints it. */
  String words() {
    return (apiVersion.indexOf('/') < 0 ? "/" : "") + apiVersion + ", Kind=" + kind;
  }
}
