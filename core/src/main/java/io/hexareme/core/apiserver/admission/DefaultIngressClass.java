package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** An Ingress that says nothing of a class gets the default one. */
final class DefaultIngressClass implements MutatingPlugin {
  private static final String GROUP = "networking.k8s.io";
  private static final Resource CLASSES = new Resource(GROUP, "v1", "ingressclasses", "IngressClass", false);
  private static final List<String> MARKS = List.of("ingressclass.kubernetes.io/is-default-class");
  private static final String OLD_FIELD = "kubernetes.io/ingress.class";

  private final ObjectReader objects;

  DefaultIngressClass(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "DefaultIngressClass";
  }

  @Override
  public Obj admit(Attributes attributes) {
    Obj ingress = attributes.object();
    boolean silent = attributes.operation() == Operation.CREATE && attributes.isAbout(GROUP, "ingresses")
        && ingress.at("spec", "ingressClassName").isNull() && !Meta.annotations(ingress).containsKey(OLD_FIELD);
    return silent
        ? DefaultClasses.marked(objects, CLASSES, MARKS).map(name -> ingress.withPath(Value.of(name), "spec", "ingressClassName")).orElse(ingress)
        : ingress;
  }
}
