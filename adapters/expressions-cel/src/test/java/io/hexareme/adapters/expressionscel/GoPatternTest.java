package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.Patterns;
import io.hexareme.ports.expression.PatternsContract;

class GoPatternTest extends PatternsContract {
  @Override
  protected Patterns patterns() {
    return new CelExpressions().patterns();
  }
}
