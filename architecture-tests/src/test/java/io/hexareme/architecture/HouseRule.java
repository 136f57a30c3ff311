package io.hexareme.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A rule as a function of the house it holds in; as an {@link ArchRule} it is the rule of the real one. */
final class HouseRule implements ArchRule {
  private final Function<House, ArchRule> rule;

  private HouseRule(Function<House, ArchRule> rule) {
    this.rule = rule;
  }

  static HouseRule rule(Function<House, ArchRule> rule) {
    return new HouseRule(rule);
  }

  ArchRule in(House house) {
    return rule.apply(house);
  }

  private ArchRule here() {
    return in(House.HEXAREME);
  }

  private HouseRule then(UnaryOperator<ArchRule> change) {
    return new HouseRule(house -> change.apply(rule.apply(house)));
  }

  @Override
  public HouseRule because(String reason) {
    return then(plain -> plain.because(reason));
  }

  @Override
  public HouseRule as(String description) {
    return then(plain -> plain.as(description));
  }

  @Override
  public HouseRule allowEmptyShould(boolean allow) {
    return then(plain -> plain.allowEmptyShould(allow));
  }

  @Override
  public void check(JavaClasses classes) {
    here().check(classes);
  }

  @Override
  public EvaluationResult evaluate(JavaClasses classes) {
    return here().evaluate(classes);
  }

  @Override
  public String getDescription() {
    return here().getDescription();
  }
}
