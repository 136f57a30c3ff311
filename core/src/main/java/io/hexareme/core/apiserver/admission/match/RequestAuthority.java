package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.authorization.Access;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.expression.Expression;
import java.util.List;

/** Whether the user of a request, or a service account that an expression names, may do something. */
record RequestAuthority(Attributes attributes, Authorizer authorizer) implements Expression.Authority {

  @Override
  public Expression.Decision decide(Expression.Question question) {
    boolean resource = question.path().isEmpty();
    Authorizer.Decision decision = authorizer.decide(new Access(user(question.serviceAccount()), question.verb(), resource,
        question.path(), question.group(), resource ? "*" : "", question.resource(), question.subresource(), question.namespace(),
        question.name()));
    return new Expression.Decision(decision.allowed(), decision.reason(), "");
  }

  private User user(String account) {
    if (account.isEmpty()) {
      return attributes.call().user();
    }
    int slash = account.indexOf('/');
    String namespace = account.substring(0, slash);
    return User.of("system:serviceaccount:" + namespace + ":" + account.substring(slash + 1),
        List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, User.ALL_AUTHENTICATED));
  }
}
