package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelAbstractSyntaxTree;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionType;

/** An expression that is ready to run. */
record Compiled(CelAbstractSyntaxTree tree, Node root, int slots, ExpressionType resultType) implements Expression {

  @Override
  public long estimatedCost(Sizes sizes) {
    return new Estimate(tree, sizes).cost();
  }

  @Override
  public Outcome evaluate(Variables variables, long costLimit) {
    Frame frame = new Frame(variables, costLimit, slots);
    try {
      return new Outcome.Result(Views.value(MadeTypes.checked(root.run(frame))), frame.cost());
    } catch (CelFailure failure) {
      return new Outcome.Failed(failure.getMessage(), frame.cost());
    } catch (LimitReached reached) {
      return new Outcome.TooCostly(frame.cost());
    } catch (StackOverflowError deep) {
      return new Outcome.Failed("the expression is nested too deeply", frame.cost());
    }
  }
}
