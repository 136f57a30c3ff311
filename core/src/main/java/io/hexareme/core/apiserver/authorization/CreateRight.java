package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.request.RequestInfo;

/**
 * A PUT or an apply that turns out to create needs the right to create as well: it was authorized as {@code update} or {@code patch}
 * before anybody knew.
 */
public final class CreateRight implements ValidatingPlugin {
  private final AuthorizerChain authorizers;

  public CreateRight(AuthorizerChain authorizers) {
    this.authorizers = authorizers;
  }

  @Override
  public String name() {
    return "CreateRight";
  }

  @Override
  public void validate(Attributes attributes) {
    RequestInfo info = attributes.call().info();
    if (attributes.operation() == Operation.CREATE && !info.verb().equals("create")) {
      authorizers.requireNow(new Access(attributes.call().user(), "create", true, "", info.group(), info.version(), info.resource(),
          info.subresource(), info.namespace(), info.name()));
    }
  }
}
