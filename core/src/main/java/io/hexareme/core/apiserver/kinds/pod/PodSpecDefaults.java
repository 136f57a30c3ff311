package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Set;

/** Defaults of a Pod spec that depend on other fields of it; Pods and templates alike. */
public final class PodSpecDefaults {
  private static final Set<String> NO_SOURCE = Set.of("name");

  private PodSpecDefaults() {}

  /** The same for {@code spec.template.spec} of a workload. */
  public static Obj inTemplate(Obj workloadSpec) {
    return Items.inside(workloadSpec, "template", template -> Items.inside(template, "spec", PodSpecDefaults::apply));
  }

  public static Obj apply(Obj spec) {
    Obj named = accountNames(spec);
    Obj volumes = Items.each(named, "volumes", PodSpecDefaults::volume);
    Obj init = Items.each(volumes, "initContainers", PodSpecDefaults::container);
    Obj containers = Items.each(init, "containers", PodSpecDefaults::container);
    return Items.each(containers, "ephemeralContainers", PodSpecDefaults::container);
  }

  /** The deprecated {@code serviceAccount} says what {@code serviceAccountName} says. */
  private static Obj accountNames(Obj spec) {
    String name = spec.text("serviceAccountName").isEmpty() ? spec.text("serviceAccount") : spec.text("serviceAccountName");
    boolean same = name.equals(spec.text("serviceAccountName")) && name.equals(spec.text("serviceAccount"));
    return same ? spec : spec.with("serviceAccountName", name).with("serviceAccount", name);
  }

  private static Obj volume(Obj volume) {
    if (NO_SOURCE.containsAll(volume.fields().keySet())) {
      return volume.with("emptyDir", Obj.EMPTY);
    }
    return Items.inside(volume, "image", image ->
        Items.absent(image, "pullPolicy", Value.of(pullPolicy(image.text("reference")))));
  }

  private static Obj container(Obj container) {
    Obj pulled = Items.absent(container, "imagePullPolicy", Value.of(pullPolicy(container.text("image"))));
    return Items.absent(pulled, "resources", Obj.EMPTY);
  }

  /** An image that may move under its name (tag {@code latest}, or none at all) is pulled always. */
  static String pullPolicy(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
    String tag = colon >= 0 ? tagged.substring(colon + 1) : digest < 0 ? "latest" : "";
    return tag.equals("latest") ? "Always" : "IfNotPresent";
  }
}
