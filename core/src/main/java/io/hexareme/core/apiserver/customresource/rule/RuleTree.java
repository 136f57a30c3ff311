package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import java.util.List;
import java.util.Map;

/**
 * The rules of a schema, where they stand in it.
 *
 * @param fields the nodes below an object, by field; only those with rules in or below them
 * @param items of a list; {@code values} of a map; null when there are no rules
 */
record RuleTree(StructuralSchema schema, boolean whole, List<CompiledRule> rules, Map<String, RuleTree> fields, RuleTree items, RuleTree values) {

  boolean isEmpty() {
    return rules.isEmpty() && fields.isEmpty() && items == null && values == null;
  }
}
