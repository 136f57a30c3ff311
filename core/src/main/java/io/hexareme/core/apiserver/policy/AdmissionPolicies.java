package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.MutatingPlugin;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.serving.ServedEquivalents;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.expression.ExpressionLanguage;

/**
 * The policies of users as steps of the admission chain; those of a phase come before its webhooks.
 *
 * @param check refuses policies that are not valid, before any policy is asked
 */
public record AdmissionPolicies(MutatingPlugin mutating, ValidatingPlugin check, ValidatingPlugin validating) {

  /**
   * @param objects policies, bindings, parameters and namespaces
   * @param ownership lays what a mutation applies over an object
   * @param authorizer whom expressions ask
   */
  public static AdmissionPolicies of(ObjectReader objects, ServedResources resources, FieldOwnership ownership, Authorizer authorizer,
      ExpressionLanguage language) {
    Bindings bindings = new Bindings(objects, new ServedEquivalents(resources), new Params(objects, resources));
    Programs programs = new Programs(language);
    Writes writes = new Writes(objects, new ServedEquivalents(resources), authorizer);
    return new AdmissionPolicies(
        new MutatingPolicies(bindings, programs, writes, new Mutations(resources, ownership)),
        new PolicyCheck(language),
        new ValidatingPolicies(bindings, programs, writes));
  }
}
