package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** A user as reviews show it (authentication/v1 UserInfo). */
final class UserInfo {
  private UserInfo() {}

  static Obj of(User user) {
    return Value.obj(
        "username", user.name(),
        "uid", user.uid().isEmpty() ? null : user.uid(),
        "groups", user.groups().isEmpty() ? null : user.groups(),
        "extra", user.extra().isEmpty() ? null : user.extra());
  }
}
