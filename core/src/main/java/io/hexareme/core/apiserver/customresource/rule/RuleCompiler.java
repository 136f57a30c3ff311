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
    Supplier<RuleTree> tree = new Once<>(() -> new Walk(null).node(schema, FieldPath.ROOT, "self", true, null));
    return (object, before, fits) -> fits ? new RuleRun().judge(tree.get(), object, before, FieldPath.ROOT) : List.of();
  }

  /** What the rules of a schema find wrong with a value, both where it is new and where it was there before, as a default can be. */
  public List<FieldError> judge(StructuralSchema schema, Value value, FieldPath path) {
    RuleTree tree = new Walk(null).node(schema, FieldPath.ROOT, "self", schema.isEmbedded(), null);
    List<FieldError> errors = new RuleRun().judge(tree, value, Value.Null.NULL, path);
    return errors.isEmpty() ? new RuleRun().judge(tree, value, value, path) : errors;
  }

  /** What is wrong with the rules of a schema, and whether they may become too costly. */
  public List<FieldError> check(StructuralSchema schema, FieldPath path) {
    Walk walk = new Walk(new ArrayList<>());
    RuleTree tree = walk.node(schema, path, "self", true, null);
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

    /** @param loose what is below it has no certain counterpart in the old object; null where everything has one */
    RuleTree node(StructuralSchema schema, FieldPath path, String name, boolean whole, FieldPath loose) {
      Map<String, RuleTree> fields = new LinkedHashMap<>();
      FieldPath looseFields = loose == null && schema.isAtomicMap() ? path : loose;
      schema.properties().forEach((field, below) -> {
        RuleTree tree = node(below, path.child("properties").key(field), name + "." + field, below.isEmbedded(), looseFields);
        if (!tree.isEmpty()) {
          fields.put(field, tree);
        }
      });
      FieldPath looseItems = loose == null && !schema.listType().equals("map") ? path : loose;
      RuleTree items = below(schema.items(), path.child("items"), name + ".items", looseItems);
      RuleTree values = below(schema.values(), path.child("additionalProperties"), name + ".values", loose);
      List<CompiledRule> own = rules(schema, path.child("x-kubernetes-validations"), name, whole, loose);
      return new RuleTree(schema, whole, own, fields, items, values);
    }

    private RuleTree below(StructuralSchema schema, FieldPath path, String name, FieldPath loose) {
      RuleTree tree = schema == null ? null : node(schema, path, name, schema.isEmbedded(), loose);
      return tree == null || tree.isEmpty() ? null : tree;
    }

    private List<CompiledRule> rules(StructuralSchema schema, FieldPath path, String name, boolean whole, FieldPath loose) {
      List<Value> rules = schema.raw().list("x-kubernetes-validations");
      if (rules.isEmpty()) {
        return List.of();
      }
      ExpressionType self = RuleTypes.of(schema, name, whole);
      List<CompiledRule> compiled = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        CompiledRule rule = rules.get(i).text("rule").isBlank() ? null : rule(rules.get(i), schema, self, path.index(i));
        if (rule != null) {
          compiled.add(rule);
          about(rule, path.index(i), loose);
        }
      }
      return compiled;
    }

    /** Whether it may compare with an old value as it does. */
    private void about(CompiledRule rule, FieldPath path, FieldPath loose) {
      if (rule.usesOld() && loose != null) {
        tell(FieldError.invalid(path.child("rule"), rule.rule().text("rule"),
            "oldSelf cannot be used on the uncorrelatable portion of the schema within " + loose));
      }
      if (!rule.usesOld() && !rule.rule().at("optionalOldSelf").isNull()) {
        tell(FieldError.invalid(
            path.child("optionalOldSelf"), rule.rule().at("optionalOldSelf"), "may not be set if oldSelf is not used in rule"));
      }
    }

    private CompiledRule rule(Value rule, StructuralSchema schema, ExpressionType self, FieldPath path) {
      String text = rule.text("rule");
      boolean usesOld = OldSelf.isIn(text);
      boolean optional = rule.at("optionalOldSelf").asBool(false);
      Source source = new Source(rule, self, path.child("rule"), "", "cel expression must evaluate to a bool", Simple.BOOL);
      Expression expression = compile(usesOld && optional ? OldSelf.optional(text, true) : text, usesOld, source);
      Expression first = usesOld && optional ? compile(OldSelf.optional(text, false), false, source) : usesOld ? null : expression;
      String message = rule.text("messageExpression");
      Expression told = message.isBlank() || expression == null ? null : compile(message, OldSelf.isIn(message), new Source(
          rule, self, path.child("messageExpression"), "messageExpression ", "messageExpression must evaluate to a string", Simple.STRING));
      return expression == null ? null : new CompiledRule(rule, schema, usesOld, expression, first, told);
    }

    /**
     * Where an expression stands.
     *
     * @param what begins the message of one that does not compile; {@code otherwise} is the message of one with another result than wanted
     */
    private record Source(Value rule, ExpressionType self, FieldPath path, String what, String otherwise, Simple wanted) {}

    /** Null for one that does not compile. */
    private Expression compile(String text, boolean old, Source source) {
      Map<String, ExpressionType> variables = new LinkedHashMap<>();
      variables.put("self", source.self());
      if (old) {
        variables.put("oldSelf", source.self());
      }
      return switch (language.compile(text, new Environment(variables, Simple.DYN, false))) {
        case Compilation.Compiled(Expression expression) when expression.resultType() == source.wanted() -> expression;
        case Compilation.Compiled _ -> {
          tell(FieldError.invalid(source.path(), shown(source.rule()), source.otherwise()));
          yield null;
        }
        case Compilation.Rejected(String why) -> {
          tell(FieldError.invalid(source.path(), shown(source.rule()), source.what() + "compilation failed: " + why));
          yield null;
        }
      };
    }

    /** A rule in Go's names of its fields, as Kubernetes shows it. */
    private static Value shown(Value rule) {
      return Value.obj("Rule", rule.text("rule"), "Message", rule.text("message"), "MessageExpression", rule.text("messageExpression"),
          "Reason", rule.at("reason"), "FieldPath", rule.text("fieldPath"), "OptionalOldSelf", rule.at("optionalOldSelf"));
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
