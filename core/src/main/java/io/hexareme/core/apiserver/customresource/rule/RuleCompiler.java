package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.customresource.schema.ValueRules;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Compiles the rules of schemas. */
public final class RuleCompiler {
  private final ExpressionLanguage language;

  public RuleCompiler(ExpressionLanguage language) {
    this.language = language;
  }

  /** The rules of a schema as its objects are judged by them; compiled when the first object comes. */
  public ValueRules rules(StructuralSchema schema) {
    Supplier<RuleTree> tree = new Once<>(() -> new Walk(null).node(schema, FieldPath.ROOT, "self", true));
    return (object, before, fits) -> fits ? new RuleRun().judge(tree.get(), object, before) : List.of();
  }

  /** What is wrong with the rules of a schema, and whether they may become too costly. */
  public List<FieldError> check(StructuralSchema schema, FieldPath path) {
    Walk walk = new Walk(new ArrayList<>());
    RuleTree tree = walk.node(schema, path, "self", true);
    if (walk.errors.isEmpty() && !tree.isEmpty()) {
      new RuleCosts(walk.errors).check(tree, path);
    }
    return walk.errors;
  }

  /** One pass through a schema. */
  private final class Walk {
    private final List<FieldError> errors; // null where they have been told before

    Walk(List<FieldError> errors) {
      this.errors = errors;
    }

    RuleTree node(StructuralSchema schema, FieldPath path, String name, boolean whole) {
      Map<String, RuleTree> fields = new LinkedHashMap<>();
      schema.properties().forEach((field, below) -> {
        RuleTree tree = node(below, path.child("properties").key(field), name + "." + field, below.isEmbedded());
        if (!tree.isEmpty()) {
          fields.put(field, tree);
        }
      });
      RuleTree items = below(schema.items(), path.child("items"), name + ".items");
      RuleTree values = below(schema.values(), path.child("additionalProperties"), name + ".values");
      return new RuleTree(schema, whole, rules(schema, path.child("x-kubernetes-validations"), name, whole), fields, items, values);
    }

    private RuleTree below(StructuralSchema schema, FieldPath path, String name) {
      RuleTree tree = schema == null ? null : node(schema, path, name, schema.isEmbedded());
      return tree == null || tree.isEmpty() ? null : tree;
    }

    private List<CompiledRule> rules(StructuralSchema schema, FieldPath path, String name, boolean whole) {
      List<Value> rules = schema.raw().list("x-kubernetes-validations");
      if (rules.isEmpty()) {
        return List.of();
      }
      ExpressionType self = RuleTypes.of(schema, name, whole);
      List<CompiledRule> compiled = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        CompiledRule rule = rule(rules.get(i), self, path.index(i));
        if (rule != null) {
          compiled.add(rule);
        }
      }
      return compiled;
    }

    private CompiledRule rule(Value rule, ExpressionType self, FieldPath path) {
      String text = rule.text("rule");
      if (text.isBlank()) {
        tell(FieldError.required(path.child("rule"), "rule is not specified"));
        return null;
      }
      boolean usesOld = OldSelf.isIn(text);
      boolean optional = rule.at("optionalOldSelf").asBool(false);
      if (!usesOld && !rule.at("optionalOldSelf").isNull()) {
        tell(FieldError.invalid(path.child("optionalOldSelf"), rule.at("optionalOldSelf"), "may not be set if oldSelf is not used in rule"));
      }
      Expression expression = compile(usesOld && optional ? OldSelf.optional(text, true) : text, self, usesOld, Simple.BOOL, rule,
          path.child("rule"), "");
      Expression first = usesOld && optional
          ? compile(OldSelf.optional(text, false), self, false, Simple.BOOL, rule, path.child("rule"), "")
          : usesOld ? null : expression;
      String message = rule.text("messageExpression");
      Expression told = message.isBlank() ? null
          : compile(message, self, OldSelf.isIn(message), Simple.STRING, rule, path.child("messageExpression"), "messageExpression ");
      return expression == null ? null : new CompiledRule(rule, usesOld, expression, first, told);
    }

    /** Null for one that does not compile. */
    private Expression compile(
        String text, ExpressionType self, boolean old, ExpressionType result, Value rule, FieldPath path, String what) {
      Map<String, ExpressionType> variables = new LinkedHashMap<>();
      variables.put("self", self);
      if (old) {
        variables.put("oldSelf", self);
      }
      return switch (language.compile(text, new Environment(variables, result, false))) {
        case Compilation.Compiled(Expression expression) -> expression;
        case Compilation.Rejected(String why) -> {
          tell(FieldError.invalid(path, rule, what + "compilation failed: " + why));
          yield null;
        }
      };
    }

    private void tell(FieldError error) {
      if (errors != null) {
        errors.add(error);
      }
    }
  }

  /** Made when it is first asked for. */
  private static final class Once<T> implements Supplier<T> {
    private Supplier<T> maker;
    private T made;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public T get() {
      if (maker != null) {
        made = maker.get();
        maker = null;
      }
      return made;
    }
  }
}
