package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.Equivalents;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** Writes as policies see them. */
record Writes(ObjectReader objects, Equivalents equivalents, Authorizer authorizer) {

  AdmissionVariables seen(Attributes attributes, ResourceSchema as, Value params) {
    return AdmissionVariables.of(attributes, as, equivalents, authorizer).seeing(objects).with(params);
  }

  /** What was made of an object as it was seen, in the version of the request. */
  Obj back(AdmissionVariables seen, Obj made) {
    ResourceSchema own = seen.attributes().resource();
    return seen.as().equals(own) || !made.text("apiVersion").equals(seen.as().apiVersion())
        ? made : equivalents.converted(made, seen.as(), own);
  }
}
