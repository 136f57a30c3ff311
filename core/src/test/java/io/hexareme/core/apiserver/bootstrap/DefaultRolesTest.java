package io.hexareme.core.apiserver.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The default roles beside those of Kubernetes, right by right: what a role has that it should not, and what it lacks; those of controllers, too,
 * but for what {@code OURS} says why.
 */
class DefaultRolesTest {
  private static final Map<String, TreeSet<String>> WANTED = wanted();
  /** Roles of ours alone: in Kubernetes the node controller's role and the controller manager's own certificate serve these two. */
  private static final List<String> OURS = List.of("system:controller:service-account-token-controller", "system:controller:taint-eviction-controller");
  /**
   * Rights of ours alone: the controller that checks policies looks at the definitions of custom kinds; the one of Deployments patches their
   * annotation, where that of Kubernetes updates them.
   */
  private static final Map<String, List<String>> MORE = Map.of(
      "system:controller:validatingadmissionpolicy-status-controller", List.of("list apiextensions.k8s.io/customresourcedefinitions"),
      "system:controller:deployment-controller", List.of("patch apps/deployments", "patch extensions/deployments"));

  private final ApiServerFixture api = new ApiServerFixture();

  private static Map<String, TreeSet<String>> wanted() {
    Map<String, TreeSet<String>> roles = new TreeMap<>();
    Stream.of("default-roles.txt", "controller-roles.txt").flatMap(DefaultRolesTest::lines).filter(line -> !line.startsWith("#")).forEach(line -> {
      String[] parts = line.split("\t");
      List<String> groups = List.of(parts[2].equals("-") ? new String[] {""} : parts[2].split(",", -1));
      roles.computeIfAbsent(parts[0], any -> new TreeSet<>())
          .addAll(rights(List.of(parts[1].split(",")), groups, List.of(parts[3].split(",")), parts[4].equals("-") ? "" : parts[4]));
    });
    return roles;
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = DefaultRolesTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rights(List<String> verbs, List<String> groups, List<String> resources, String names) {
    List<String> rights = new ArrayList<>();
    verbs.forEach(verb -> groups.forEach(group -> resources.forEach(
        resource -> rights.add(verb + " " + group + "/" + resource + (names.isEmpty() ? "" : " " + names)))));
    return rights;
  }

  static Stream<String> roles() {
    return WANTED.keySet().stream();
  }

  private Value role(String name) {
    int slash = name.indexOf('/');
    String path = slash < 0 ? "clusterroles/" + name : "namespaces/" + name.substring(0, slash) + "/roles/" + name.substring(slash + 1);
    var answer = api.get("/apis/rbac.authorization.k8s.io/v1/" + path);
    assertThat(answer.code()).as(name).isEqualTo(200);
    return answer.at("rules");
  }

  private static List<String> texts(Value rule, String field) {
    return rule.list(field).stream().map(item -> item.asString("")).toList();
  }

  private static List<String> rights(Value rule) {
    boolean urls = !rule.list("nonResourceURLs").isEmpty();
    return rights(texts(rule, "verbs"), urls ? List.of("urls") : texts(rule, "apiGroups"), texts(rule, urls ? "nonResourceURLs" : "resources"),
        String.join(",", texts(rule, "resourceNames")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roles")
  void a_role_has_the_rights_it_has_in_kubernetes(String name) {
    TreeSet<String> has = new TreeSet<>();
    role(name).items().forEach(rule -> has.addAll(rights(rule)));
    TreeSet<String> tooMany = new TreeSet<>(has);
    tooMany.removeAll(WANTED.get(name));
    tooMany.removeAll(MORE.getOrDefault(name, List.of()));
    TreeSet<String> missing = new TreeSet<>(WANTED.get(name));
    missing.removeAll(has);
    assertThat(tooMany).as("what it should not have").isEmpty();
    assertThat(missing).as("what it lacks").isEmpty();
  }

  @Test
  void there_are_no_other_controllers_roles() {
    TreeSet<String> roles = new TreeSet<>();
    api.get("/apis/rbac.authorization.k8s.io/v1/clusterroles").at("items").items().stream().map(role -> role.text("metadata", "name"))
        .filter(name -> name.startsWith("system:controller:")).forEach(roles::add);
    roles.removeAll(WANTED.keySet());
    assertThat(roles).containsExactlyElementsOf(OURS);
  }
}
