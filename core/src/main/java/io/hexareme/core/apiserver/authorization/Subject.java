package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Who a binding is about, in the form it is looked up by: a user's or a group's name. Service accounts are users. */
record Subject(boolean group, String name) {
  static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  /** The subject of a binding; that of a service account without a namespace is one in the binding's own. */
  static Subject of(Value subject, String bindingNamespace) {
    return switch (subject.text("kind")) {
      case "Group" -> new Subject(true, subject.text("name"));
      case "ServiceAccount" -> {
        String namespace = subject.text("namespace").isEmpty() ? bindingNamespace : subject.text("namespace");
        yield new Subject(false, SERVICE_ACCOUNT + namespace + ":" + subject.text("name"));
      }
      default -> new Subject(false, subject.text("name"));
    };
  }

  /** All that bindings may know a user by. */
  static List<Subject> of(User user) {
    List<Subject> subjects = new ArrayList<>(user.groups().size() + 1);
    subjects.add(new Subject(false, user.name()));
    user.groups().forEach(group -> subjects.add(new Subject(true, group)));
    return subjects;
  }

  /** As the reason of a permission names it. */
  @Override
  public String toString() {
    if (!group && name.startsWith(SERVICE_ACCOUNT)) {
      String[] account = name.substring(SERVICE_ACCOUNT.length()).split(":", 2);
      return "ServiceAccount \"" + (account.length == 2 ? account[1] + "/" + account[0] : account[0]) + "\"";
    }
    return (group ? "Group \"" : "User \"") + name + "\"";
  }
}
