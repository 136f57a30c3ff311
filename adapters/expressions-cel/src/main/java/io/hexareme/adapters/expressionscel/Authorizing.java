package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.Expression.Authority;
import io.hexareme.ports.expression.Expression.Question;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What expressions ask of {@code authorizer}. */
final class Authorizing {
  static final String AUTHORIZER = "authorizer";
  static final String REQUEST_RESOURCE = "authorizer.requestResource";
  static final List<Fn> ALL = List.of(
      Fn.of("Authorizer:path(string) PathCheck", a -> path((Asker) a[0], (String) a[1])),
      Fn.of("Authorizer:group(string) GroupCheck", a -> new GroupCheck((Asker) a[0], (String) a[1])),
      Fn.of("Authorizer:serviceAccount(string, string) Authorizer", a -> account((Asker) a[0], (String) a[1], (String) a[2])),
      Fn.of("GroupCheck:resource(string) ResourceCheck", a -> new ResourceCheck(((GroupCheck) a[0]).asker(), ((GroupCheck) a[0]).group(),
          (String) a[1], "", "", "", "", "")),
      Fn.of("ResourceCheck:subresource(string) ResourceCheck", a -> ((ResourceCheck) a[0]).withSubresource((String) a[1])),
      Fn.of("ResourceCheck:namespace(string) ResourceCheck", a -> ((ResourceCheck) a[0]).withNamespace((String) a[1])),
      Fn.of("ResourceCheck:name(string) ResourceCheck", a -> ((ResourceCheck) a[0]).withName((String) a[1])),
      Fn.of("ResourceCheck:fieldSelector(string) ResourceCheck", a -> ((ResourceCheck) a[0]).withFields((String) a[1])),
      Fn.of("ResourceCheck:labelSelector(string) ResourceCheck", a -> ((ResourceCheck) a[0]).withLabels((String) a[1])),
      Fn.of("PathCheck:check(string) Decision", a -> ((PathCheck) a[0]).check((String) a[1])),
      Fn.of("ResourceCheck:check(string) Decision", a -> ((ResourceCheck) a[0]).check((String) a[1])),
      Fn.of("Decision:allowed() bool", a -> ((Verdict) a[0]).decision().allowed()),
      Fn.of("Decision:reason() string", a -> ((Verdict) a[0]).decision().reason()),
      Fn.of("Decision:errored() bool", a -> !((Verdict) a[0]).decision().error().isEmpty()),
      Fn.of("Decision:error() string", a -> ((Verdict) a[0]).decision().error()));

  private Authorizing() {}

  /** @param account empty: the request's user */
  record Asker(Authority authority, String account) {}

  record PathCheck(Asker asker, String path) {
    Verdict check(String verb) {
      return new Verdict(asker.authority().decide(new Question("", "", "", "", "", "", "", verb, path, asker.account())));
    }
  }

  record GroupCheck(Asker asker, String group) {}

  record ResourceCheck(Asker asker, String group, String resource, String subresource, String namespace, String name, String fields,
      String labels) {
    Verdict check(String verb) {
      return new Verdict(asker.authority().decide(
          new Question(group, resource, subresource, namespace, name, fields, labels, verb, "", asker.account())));
    }

    ResourceCheck withSubresource(String value) {
      return new ResourceCheck(asker, group, resource, value, namespace, name, fields, labels);
    }

    ResourceCheck withNamespace(String value) {
      return new ResourceCheck(asker, group, resource, subresource, value, name, fields, labels);
    }

    ResourceCheck withName(String value) {
      return new ResourceCheck(asker, group, resource, subresource, namespace, value, fields, labels);
    }

    ResourceCheck withFields(String value) {
      return new ResourceCheck(asker, group, resource, subresource, namespace, name, value, labels);
    }

    ResourceCheck withLabels(String value) {
      return new ResourceCheck(asker, group, resource, subresource, namespace, name, fields, value);
    }
  }

  record Verdict(Expression.Decision decision) {}

  private static PathCheck path(Asker asker, String path) {
    if (path.isBlank()) {
      throw new CelFailure("path must not be empty");
    }
    return new PathCheck(asker, path);
  }

  private static Asker account(Asker asker, String namespace, String name) {
    if (!namespace.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") || namespace.length() > 63) {
      throw new CelFailure("Invalid service account namespace");
    }
    if (!name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*") || name.length() > 253) {
      throw new CelFailure("Invalid service account name");
    }
    return new Asker(asker.authority(), namespace + "/" + name);
  }

  /** The resource that the request is about. */
  static ResourceCheck requested(Expression.Variables variables) {
    Value request = variables.value("request");
    return new ResourceCheck(new Asker(variables.authority(), ""), request.text("resource", "group"), request.text("resource", "resource"),
        request.text("subResource"), request.text("namespace"), request.text("name"), "", "");
  }
}
