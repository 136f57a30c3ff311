package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.machinery.FieldSelector;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Set;

/**
 * The rules of one kind. All methods but {@link #reserve} and its undoing are pure; none stores anything. Objects given are pruned,
 * type-checked, have the constant defaults, and carry kind, apiVersion and metadata.
 */
public interface KindStrategy {
  Set<String> NOTHING = Set.of();

  /** Adds the defaults that depend on other fields; must be idempotent. */
  default Obj applyDefaults(Obj object) {
    return object;
  }

  /** Sets what the server decides on create: drops status, first phase. */
  default Obj prepareForCreate(Obj object, Call call, boolean dryRun) {
    return GenericStrategy.withoutStatus(object);
  }

  /**
   * Chooses and reserves what no two objects may hold (cluster IPs, node ports), after validation and right before the write.
   *
   * @param before null on create
   * @throws io.hexareme.core.apiserver.status.Refusal when what is asked for is taken
   */
  default Obj reserve(Obj before, Obj after, boolean dryRun) {
    return after;
  }

  /** Undoes what {@link #reserve} did, because the write did not happen. */
  default void abandon(Obj before, Obj reserved) {}

  /** What this object holds that no other may hold, as paths below {@code /registry/ranges/}; every API server of a store keeps to it. */
  default Set<String> claims(Obj object) {
    return NOTHING;
  }

  /** Sets what the server decides on an update of the object itself: the old status stays. */
  default Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return after.has("status") || before.has("status") ? GenericStrategy.withStatusOf(before, after) : after;
  }

  /** Sets what the server decides on an update through {@code status}: only the status (and field ownership) is new. */
  default Obj prepareForStatusUpdate(Obj before, Obj after) {
    Obj metadata = before.at("metadata").asObj().without("resourceVersion").with("managedFields", after.at("metadata", "managedFields"));
    return GenericStrategy.withStatusOf(after, before.with("metadata", metadata));
  }

  /** The same through a subresource that speaks this kind; an approval is a condition in the status. */
  default Obj prepareForSubresourceUpdate(String subresource, Obj before, Obj after) {
    return subresource.equals("status") || subresource.equals("approval") ? prepareForStatusUpdate(before, after) : after;
  }

  /** Sets what the server decides when it marks an object as terminating. */
  default Obj prepareForDelete(Obj marked) {
    return marked;
  }

  /** Whether {@code metadata.generation} is served and counts changes outside metadata and status. */
  default boolean hasGeneration() {
    return false;
  }

  /** Whether the status is a field like all others, whose changes count for the generation too. */
  default boolean countsStatus() {
    return false;
  }

  /** Whether finalizers need no domain in their names, as everywhere but with the oldest kinds. */
  default boolean freeFinalizers() {
    return false;
  }

  /** The rule that {@code metadata.name} obeys. */
  default NameRule nameRule() {
    return NameRule.DNS_SUBDOMAIN;
  }

  /** What is wrong with a new object, beyond schema and metadata. */
  default List<FieldError> validateCreate(Obj object) {
    return List.of();
  }

  /** What is wrong with a change of the object itself. */
  default List<FieldError> validateUpdate(Obj before, Obj after) {
    return validateCreate(after);
  }

  /** What is wrong with a change through {@code status}. */
  default List<FieldError> validateStatusUpdate(Obj before, Obj after) {
    return List.of();
  }

  /** What is wrong with a change through a subresource that speaks this kind. */
  default List<FieldError> validateSubresourceUpdate(String subresource, Obj before, Obj after) {
    return subresource.equals("status") ? validateStatusUpdate(before, after) : List.of();
  }

  /** Warnings for the writer, such as for deprecated fields. */
  default List<String> warnings(Obj object) {
    return List.of();
  }

  /** Whether PUT on a name that does not exist creates it. */
  default boolean allowsCreateOnUpdate() {
    return false;
  }

  /** Whether PUT without a resourceVersion replaces whatever is there. */
  default boolean allowsUnconditionalUpdate() {
    return true;
  }

  /** How long a deletion of this object waits for somebody (a kubelet) to finish it; {@code asked} null: the kind's default. */
  default long gracePeriodSeconds(Obj object, Long asked) {
    return 0;
  }

  /** Whether an object that is to go stays although it has no finalizers, because its own controller removes it (namespaces). */
  default boolean finishesByItself(Obj object) {
    return false;
  }

  /** Whether a deletion at once is answered with the last state of the object instead of a Status (Pods, ServiceAccounts, …). */
  default boolean answersDeletedObject() {
    return false;
  }

  /** What a deletion without a propagationPolicy does about dependents. */
  default Propagation defaultPropagation() {
    return Propagation.BACKGROUND;
  }

  /** The value of a selectable field; for most the scalar at the dotted path. */
  default String fieldValue(Obj object, String field) {
    return FieldSelector.scalar(object.at(field.split("\\.")));
  }

  /** Told after an object is gone from the store, to release what it held. */
  default void afterDelete(Obj object) {}

  /** What happens to dependents. */
  enum Propagation { BACKGROUND, FOREGROUND, ORPHAN }
}
