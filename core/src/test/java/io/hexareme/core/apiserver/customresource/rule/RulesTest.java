package io.hexareme.core.apiserver.customresource.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.Patterns;
import io.hexareme.ports.value.Value;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {
  /** Knows {@code self < N}, {@code self >= oldSelf}, {@code costly N} (as often as the path {@code self} can hold), and texts in quotes. */
  private static final ExpressionLanguage TINY = new ExpressionLanguage() {
    @Override
    public Compilation compile(String text, Environment environment) {
      return text.startsWith("broken")
          ? new Compilation.Rejected("ERROR: <input>:1:1: broken")
          : new Compilation.Compiled(new Tiny(text, text.startsWith("'") ? ExpressionType.Simple.STRING : ExpressionType.Simple.BOOL));
    }

    @Override
    public Patterns patterns() {
      throw new UnsupportedOperationException("nobody asks for patterns here");
    }
  };

  private record Tiny(String text, ExpressionType resultType) implements Expression {
    @Override
    public long estimatedCost(Sizes sizes) {
      return text.startsWith("costly ") ? Long.parseLong(text.substring(7)) : 1;
    }

    @Override
    public Outcome evaluate(Variables variables, long limit) {
      if (text.startsWith("costly ")) {
        long cost = Long.parseLong(text.substring(7));
        return cost > limit ? new Outcome.TooCostly(limit) : new Outcome.Result(Value.of(true), cost);
      }
      if (text.startsWith("'")) {
        return new Outcome.Result(Value.of(text.substring(1, text.length() - 1)), 1);
      }
      long self = variables.value("self").asLong(0);
      boolean holds = text.equals("self >= oldSelf") ? self >= variables.value("oldSelf").asLong(0)
          : self < Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
      return new Outcome.Result(Value.of(holds), 1);
    }
  }

  private static StructuralSchema schema(String rules) {
    return StructuralSchema.of(TestJson.json("{'type':'object','properties':{'n':{'type':'integer','x-kubernetes-validations':" + rules + "}}}"));
  }

  private static String judged(String rules, String object, String before) {
    return new RuleCompiler(TINY).rules(schema(rules)).check(TestJson.object(object), before == null ? Value.Null.NULL : TestJson.json(before), true)
        .stream().map(FieldError::message).collect(Collectors.joining("; "));
  }

  private static String checked(StructuralSchema schema) {
    return new RuleCompiler(TINY).check(schema, FieldPath.of("s")).stream().map(FieldError::message).collect(Collectors.joining("; "));
  }

  @Test
  void a_rule_that_does_not_hold_is_told_with_its_message() {
    assertThat(judged("[{'rule':'self < 3'}]", "{'n':3}", null)).isEqualTo("n: Invalid value: 3: failed rule: self < 3");
    assertThat(judged("[{'rule':'self < 3','message':'too big'}]", "{'n':3}", null)).isEqualTo("n: Invalid value: 3: too big");
    assertThat(judged("[{'rule':'self < 3','messageExpression':\"'made up'\"}]", "{'n':3}", null)).isEqualTo("n: Invalid value: 3: made up");
    assertThat(judged("[{'rule':'self < 3','reason':'FieldValueForbidden','message':'no'}]", "{'n':3}", null)).isEqualTo("n: Forbidden: no");
    assertThat(judged("[{'rule':'self < 3'}]", "{'n':2}", null)).isEmpty();
  }

  @Test
  void a_rule_about_a_change_is_asked_only_where_there_was_something() {
    assertThat(judged("[{'rule':'self >= oldSelf'}]", "{'n':3}", null)).isEmpty();
    assertThat(judged("[{'rule':'self >= oldSelf'}]", "{'n':3}", "{'n':4}")).isEqualTo("n: Invalid value: 3: failed rule: self >= oldSelf");
  }

  @Test
  void what_has_not_changed_is_not_asked_about_again() {
    assertThat(judged("[{'rule':'self < 3'}]", "{'n':9}", "{'n':9}")).isEmpty();
    assertThat(judged("[{'rule':'self < 3'}]", "{'n':9}", "{'n':8}")).isNotEmpty();
  }

  @Test
  void rules_end_when_they_cost_too_much() {
    assertThat(judged("[{'rule':'costly 2000000'},{'rule':'self < 3'}]", "{'n':9}", null)).isEqualTo("n: Invalid value: \"integer\": "
        + "'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: costly 2000000");
  }

  @Test
  void a_definition_with_rules_that_do_not_compile_or_may_cost_too_much_is_refused() {
    assertThat(checked(schema("[{'rule':'broken'}]"))).isEqualTo("s.properties[n].x-kubernetes-validations[0].rule: Invalid value: "
        + "{\"Rule\":\"broken\",\"Message\":\"\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: "
        + "compilation failed: ERROR: <input>:1:1: broken");
    assertThat(checked(schema("[{'rule':'costly 25000000'}]"))).isEqualTo("s.properties[n].x-kubernetes-validations[0].rule: Forbidden: "
        + "estimated rule cost exceeds budget by factor of 2.5x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength "
        + "where arrays, maps, and strings are declared)");
    String item = "'items':{'type':'string','x-kubernetes-validations':[{'rule':'costly 100'}]}";
    assertThat(checked(StructuralSchema.of(TestJson.json("{'type':'object','properties':{'l':{'type':'array'," + item + "}}}"))))
        .startsWith("s.properties[l].items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of 10.5x");
    assertThat(checked(StructuralSchema.of(TestJson.json("{'type':'object','properties':{'l':{'type':'array','maxItems':10," + item + "}}}")))).isEmpty();
    assertThat(checked(schema("[{'rule':'self < 3','optionalOldSelf':true}]"))).endsWith("may not be set if oldSelf is not used in rule");
    assertThat(checked(schema("[{'rule':\"'text'\"}]"))).endsWith(": cel expression must evaluate to a bool");
    assertThat(checked(schema("[{'rule':'self < 3','messageExpression':'self < 3'}]"))).endsWith(": messageExpression must evaluate to a string");
    assertThat(checked(schema("[{'rule':'self < 3','messageExpression':'broken'}]"))).contains(
        ".messageExpression: Invalid value", ": messageExpression compilation failed: ERROR");
  }

  @Test
  void an_old_value_is_compared_only_where_it_is_certain_which_it_was() {
    String rules = "'x-kubernetes-validations':[{'rule':'self >= oldSelf'}]";
    String item = "'items':{'type':'object','properties':{'k':{'type':'integer'},'v':{'type':'integer'," + rules + "}}}";
    assertThat(checked(StructuralSchema.of(TestJson.json("{'type':'object','properties':{'l':{'type':'array'," + item + "}}}")))).isEqualTo(
        "s.properties[l].items.properties[v].x-kubernetes-validations[0].rule: Invalid value: \"self >= oldSelf\": "
            + "oldSelf cannot be used on the uncorrelatable portion of the schema within s.properties[l]");
    assertThat(checked(StructuralSchema.of(TestJson.json("{'type':'object','properties':{'l':{'type':'array','x-kubernetes-list-type':'map',"
        + "'x-kubernetes-list-map-keys':['k']," + item + "}}}")))).isEmpty();
    assertThat(checked(StructuralSchema.of(TestJson.json("{'type':'object','properties':{'o':{'type':'object','x-kubernetes-map-type':'atomic',"
        + "'properties':{'v':{'type':'integer'," + rules + "}}}}}")))).endsWith("within s.properties[o]");
  }

  @Test
  void the_old_value_is_found_by_its_name_and_not_in_texts() {
    assertThat(OldSelf.isIn("self.a == 'oldSelf'")).isFalse();
    assertThat(OldSelf.isIn("self.oldSelf == 1")).isFalse();
    assertThat(OldSelf.isIn("myoldSelf == 1")).isFalse();
    assertThat(OldSelf.isIn("self >= oldSelf")).isTrue();
    assertThat(OldSelf.optional("oldSelf.hasValue()", false)).isEqualTo("optional.none().hasValue()");
  }
}
