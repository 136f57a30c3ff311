package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A strategy that is put together from small rules: what most kinds need. Made from {@link #of} by saying what differs.
 *
 * @param status whether status and the rest are written apart
 * @param born what becomes of a new object; null: an empty status, if it came with any
 */
public record KindRules(
    boolean status, boolean hasGeneration, NameRule nameRule, boolean allowsCreateOnUpdate, boolean allowsUnconditionalUpdate,
    boolean answersDeletedObject, Propagation defaultPropagation, UnaryOperator<Obj> born, UnaryOperator<Obj> defaults,
    List<Rule> rules, List<Rule.OfChange> changes, boolean rulesHoldOnUpdate, BiFunction<Obj, String, String> fields,
    Function<Obj, List<String>> warned) implements KindStrategy {

  /** A kind without rules of its own. */
  public static KindRules of(boolean status, boolean generation) {
    return new KindRules(status, generation, NameRule.DNS_SUBDOMAIN, false, true, false, Propagation.BACKGROUND, null, object -> object,
        List.of(), List.of(), true, null, object -> List.of());
  }

  public KindRules generation(boolean generation) {
    return new KindRules(status, generation, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  public KindRules names(NameRule rule) {
    return new KindRules(status, hasGeneration, rule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** PUT on a name that does not exist creates it. */
  public KindRules createsOnUpdate() {
    return new KindRules(status, hasGeneration, nameRule, true, allowsUnconditionalUpdate, answersDeletedObject, defaultPropagation,
        born, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** PUT must name the resourceVersion that it replaces. */
  public KindRules updatesConditionally() {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, false, answersDeletedObject, defaultPropagation, born,
        defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** A deletion is answered with the object. */
  public KindRules answersDeleted() {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, true, defaultPropagation,
        born, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** A deletion that says nothing of dependents leaves them. */
  public KindRules orphans() {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        Propagation.ORPHAN, born, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** New objects have that status, whatever they came with. */
  public KindRules fresh(Obj newStatus) {
    return new KindRules(true, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, object -> object.with("status", newStatus), defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** What the server makes of a new object; its status stays as it comes, if {@code change} leaves it. */
  public KindRules born(UnaryOperator<Obj> change) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, change, defaults, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  public KindRules defaults(UnaryOperator<Obj> computed) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, computed, rules, changes, rulesHoldOnUpdate, fields, warned);
  }

  /** What must hold of every new object, and of changed ones unless {@link #onlyOnCreate}. */
  public KindRules valid(Rule... own) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, List.of(own), changes, rulesHoldOnUpdate, fields, warned);
  }

  /** What must hold of every change. */
  public KindRules changes(Rule.OfChange... own) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, List.of(own), rulesHoldOnUpdate, fields, warned);
  }

  /** Changed objects are judged by the rules of change alone. */
  public KindRules onlyOnCreate() {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, changes, false, fields, warned);
  }

  /** Selectable fields that are no plain path into the object; the function answers null for those that are. */
  public KindRules fields(BiFunction<Obj, String, String> special) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, changes, rulesHoldOnUpdate, special, warned);
  }

  /** What writers are told. */
  public KindRules warns(Function<Obj, List<String>> warnings) {
    return new KindRules(status, hasGeneration, nameRule, allowsCreateOnUpdate, allowsUnconditionalUpdate, answersDeletedObject,
        defaultPropagation, born, defaults, rules, changes, rulesHoldOnUpdate, fields, warnings);
  }

  @Override
  public Obj applyDefaults(Obj object) {
    return defaults.apply(object);
  }

  @Override
  public Obj prepareForCreate(Obj object, Call call, boolean dryRun) {
    if (born != null) {
      return born.apply(object);
    }
    return status ? GenericStrategy.withoutStatus(object) : object;
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return status ? GenericStrategy.withStatusOf(before, after) : after;
  }

  @Override
  public List<FieldError> validateCreate(Obj object) {
    List<FieldError> errors = new ArrayList<>();
    rules.forEach(rule -> rule.check(object, errors));
    return errors;
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    changes.forEach(rule -> rule.check(before, after, errors));
    if (rulesHoldOnUpdate) {
      rules.forEach(rule -> rule.check(after, errors));
    }
    return errors;
  }

  @Override
  public List<String> warnings(Obj object) {
    return warned.apply(object);
  }

  @Override
  public String fieldValue(Obj object, String field) {
    String special = fields == null ? null : fields.apply(object, field);
    return special != null ? special : KindStrategy.super.fieldValue(object, field);
  }
}
