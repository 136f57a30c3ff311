package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;

/**
 * What an expression of admission sees of a write.
 *
 * @param as the resource as which it was matched
 * @param object in that resource's version; {@code Null} for a delete
 * @param before likewise; {@code Null} for a create
 * @param namespaces shows {@code namespaceObject}; null where there is none, as for the match conditions of webhooks
 * @param params the parameters of a policy; {@code Null} without
 * @param authorizer who is asked what {@code authorizer} asks, by what it knows without waiting
 */
public record AdmissionVariables(Attributes attributes, ResourceSchema as, Value object, Value before, ObjectReader namespaces,
    Value params, Authorizer authorizer) implements Expression.Variables {

  /** Those of a write that was matched as {@code as}. */
  public static AdmissionVariables of(Attributes attributes, ResourceSchema as, Equivalents equivalents, Authorizer authorizer) {
    boolean deletes = attributes.operation() == Operation.DELETE;
    return new AdmissionVariables(attributes, as, deletes ? Null.NULL : converted(attributes, attributes.object(), as, equivalents),
        converted(attributes, attributes.before(), as, equivalents), null, Null.NULL, authorizer);
  }

  private static Value converted(Attributes attributes, Obj object, ResourceSchema as, Equivalents equivalents) {
    if (object == null) {
      return Null.NULL;
    }
    boolean own = as.equals(attributes.resource()) || !object.text("apiVersion").equals(attributes.resource().apiVersion());
    return own ? object : equivalents.converted(object, attributes.resource(), as);
  }

  /** The same, with the namespace to be seen as well. */
  public AdmissionVariables seeing(ObjectReader reader) {
    return new AdmissionVariables(attributes, as, object, before, reader, params, authorizer);
  }

  /** The same, for these parameters. */
  public AdmissionVariables with(Value parameters) {
    return new AdmissionVariables(attributes, as, object, before, namespaces, parameters, authorizer);
  }

  @Override
  public Value value(String name) {
    return switch (name) {
      case "object" -> object;
      case "oldObject" -> before;
      case "request" -> RequestDescription.of(attributes, as);
      case "namespaceObject" -> namespace();
      case "params" -> params;
      default -> throw new Expression.Unknown("no such variable: " + name);
    };
  }

  private Value namespace() {
    if (namespaces == null) {
      return Null.NULL;
    }
    return SelectorMatch.namespaceOf(attributes, namespaces).<Value>map(namespace -> namespace).orElse(Null.NULL);
  }

  @Override
  public Expression.Authority authority() {
    return new RequestAuthority(attributes, authorizer);
  }
}
