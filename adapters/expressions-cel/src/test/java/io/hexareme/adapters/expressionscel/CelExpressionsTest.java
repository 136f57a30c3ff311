package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguageContract;

class CelExpressionsTest extends ExpressionLanguageContract {
  @Override
  protected ExpressionLanguage language() {
    return new CelExpressions();
  }
}
