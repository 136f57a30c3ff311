package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the rules of a schema can cost at most: each rule by the sizes that its schema allows, as often as there can be values that it is
 * about.
 */
final class RuleCosts {
  static final long PER_EXPRESSION = 10_000_000;
  static final long PER_SCHEMA = 100_000_000;
  /** The largest request that is accepted, which bounds all that has no bound of its own. */
  private static final long LARGEST_REQUEST = 3 * 1024 * 1024;
  private static final int MOST_TOLD = 4;

  private final List<FieldError> errors;
  private final List<Cost> all = new ArrayList<>();

  private record Cost(FieldPath path, long cost) {}

  RuleCosts(List<FieldError> errors) {
    this.errors = errors;
  }

  void check(RuleTree tree, FieldPath path) {
    node(tree, path, 1);
    long total = all.stream().mapToLong(Cost::cost).reduce(0, RuleCosts::sum);
    if (total > PER_SCHEMA) {
      all.stream().sorted(Comparator.comparingLong(Cost::cost).reversed()).limit(MOST_TOLD).forEach(cost -> errors.add(FieldError.forbidden(
          cost.path(), "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema")));
      errors.add(FieldError.forbidden(path,
          exceeds("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", total, PER_SCHEMA)));
    }
  }

  /** @param times how many values of this node there can be */
  private void node(RuleTree tree, FieldPath path, long times) {
    for (int i = 0; i < tree.rules().size(); i++) {
      CompiledRule rule = tree.rules().get(i);
      FieldPath at = path.child("x-kubernetes-validations").index(i).child("rule");
      long cost = product(rule.expression().estimatedCost(names -> SchemaSizes.largest(tree.schema(), names)), times);
      one(at, "estimated rule cost", cost);
      if (rule.message() != null) {
        one(path.child("x-kubernetes-validations").index(i).child("messageExpression"), "estimated messageExpression cost",
            rule.message().estimatedCost(names -> SchemaSizes.largest(tree.schema(), names)));
      }
    }
    tree.fields().forEach((field, below) -> node(below, path.child("properties").key(field), times));
    if (tree.items() != null) {
      node(tree.items(), path.child("items"), product(times, most(tree.schema(), "maxItems", tree.schema().items())));
    }
    if (tree.values() != null) {
      node(tree.values(), path.child("additionalProperties"), product(times, most(tree.schema(), "maxProperties", tree.schema().values())));
    }
  }

  private void one(FieldPath at, String what, long cost) {
    if (cost > PER_EXPRESSION) {
      errors.add(FieldError.forbidden(at, exceeds(what, cost, PER_EXPRESSION)));
    }
    all.add(new Cost(at, cost));
  }

  private static long most(StructuralSchema schema, String bound, StructuralSchema element) {
    return schema.raw().at(bound).isNull()
        ? LARGEST_REQUEST / SchemaSizes.smallestText(element)
        : schema.raw().at(bound).asLong(0);
  }

  private static long product(long one, long other) {
    long high = Math.multiplyHigh(one, other);
    long low = one * other;
    return high != 0 || low < 0 ? Long.MAX_VALUE : low;
  }

  private static long sum(long one, long other) {
    return one + other < 0 ? Long.MAX_VALUE : one + other;
  }

  private static String exceeds(String what, long cost, long limit) {
    double factor = (double) cost / limit;
    String shown = factor > 100 ? "more than 100x" : factor < 1.5 ? decimals(factor, 6) + "x" : decimals(factor, 1) + "x";
    return what + " exceeds budget by factor of " + shown + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength "
        + "where arrays, maps, and strings are declared)";
  }

  private static String decimals(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
