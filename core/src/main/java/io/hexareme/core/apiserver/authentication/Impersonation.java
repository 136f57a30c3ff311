package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authorization.Access;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The stage between authentication and authorization: somebody acts as another user ({@code kubectl --as}). Each part of the other
 * identity needs the verb {@code impersonate} on a resource that stands for it.
 */
public final class Impersonation {
  private static final String USER = "impersonate-user";
  private static final String GROUP = "impersonate-group";
  private static final String UID = "impersonate-uid";
  private static final String EXTRA = "impersonate-extra-";
  private static final String AUTHENTICATION = "authentication.k8s.io";

  private final AuthorizerChain authorizers;

  public Impersonation(AuthorizerChain authorizers) {
    this.authorizers = authorizers;
  }

  /** Who the request is to be made as: the requester, or whom the headers name. Completes exceptionally with a refusal. */
  public CompletionStage<User> effective(User requester, ApiRequest request) {
    Map<String, List<String>> extra = extra(request);
    List<String> groups = IdentityHeaders.values(request.header(GROUP));
    String name = request.header(USER);
    String uid = request.header(UID);
    if (name.isEmpty()) {
      if (!groups.isEmpty() || !extra.isEmpty() || !uid.isEmpty()) {
        return CompletableFuture.failedFuture(Refusals.badRequest(ImpersonationReferences.withoutUser(groups, extra, uid)));
      }
      return CompletableFuture.completedFuture(requester);
    }
    CompletionStage<?> allowed = CompletableFuture.completedFuture(null);
    for (Access access : needed(requester, name, uid, groups, extra)) {
      allowed = allowed.thenCompose(before -> authorizers.require(access));
    }
    return allowed.thenApply(all -> new User(name, uid, completed(name, groups), extra));
  }

  /** One right for each part of the other identity. */
  private static List<Access> needed(User requester, String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    List<Access> all = new ArrayList<>();
    ServiceAccountNames.account(name).ifPresentOrElse(
        key -> all.add(impersonate(requester, "", "serviceaccounts", "", key.namespace(), key.name())),
        () -> all.add(impersonate(requester, "", "users", "", "", name)));
    groups.forEach(group -> all.add(impersonate(requester, "", "groups", "", "", group)));
    extra.forEach((key, values) -> values.forEach(
        value -> all.add(impersonate(requester, AUTHENTICATION, "userextras", key, "", value))));
    if (!uid.isEmpty()) {
      all.add(impersonate(requester, AUTHENTICATION, "uids", "", "", uid));
    }
    return all;
  }

  private static Access impersonate(User requester, String group, String resource, String subresource, String namespace, String name) {
    return new Access(requester, "impersonate", true, "", group, "v1", resource, subresource, namespace, name);
  }

  /** The groups asked for, those of a service account for whom none were, and the one that says whether it is anonymous. */
  private static List<String> completed(String name, List<String> asked) {
    List<String> groups = new ArrayList<>(asked);
    if (groups.isEmpty()) {
      ServiceAccountNames.account(name).ifPresent(key -> groups.addAll(ServiceAccountNames.groups(key.namespace())));
    }
    boolean anonymous = name.equals(User.ANONYMOUS.name());
    if (anonymous && !groups.contains(User.ALL_UNAUTHENTICATED)) {
      groups.add(User.ALL_UNAUTHENTICATED);
    }
    if (!anonymous && !groups.contains(User.ALL_AUTHENTICATED) && !groups.contains(User.ALL_UNAUTHENTICATED)) {
      groups.add(User.ALL_AUTHENTICATED);
    }
    return groups;
  }

  private static Map<String, List<String>> extra(ApiRequest request) {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    request.headers().forEach((header, value) -> {
      if (header.startsWith(EXTRA)) {
        extra.put(IdentityHeaders.key(header, EXTRA.length()), IdentityHeaders.values(value));
      }
    });
    return extra;
  }
}
