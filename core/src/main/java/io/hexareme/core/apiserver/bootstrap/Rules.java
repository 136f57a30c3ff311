package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import java.util.List;

/** Shorthand for writing rules down: each argument is a list separated by commas. */
final class Rules {
  static final String READ = "get,list,watch";
  static final String WRITE = "create,delete,deletecollection,patch,update";
  static final PolicyRule EVENTS = on("create,patch,update", ",events.k8s.io", "events");

  private Rules() {}

  static PolicyRule on(String verbs, String groups, String resources) {
    return PolicyRule.on(list(verbs), list(groups), list(resources));
  }

  static PolicyRule named(String verbs, String group, String resources, String names) {
    return new PolicyRule(list(verbs), list(group), list(resources), list(names), List.of());
  }

  static PolicyRule paths(String verbs, String paths) {
    return new PolicyRule(list(verbs), List.of(), List.of(), List.of(), list(paths));
  }

  /** The empty string, and an empty part, is the core group. */
  private static List<String> list(String text) {
    return List.of(text.split(",", -1));
  }
}
