package io.hexareme.core.controllers.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionTest {
  private static final Resource CLAIMS = new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  private static final Resource VOLUMES = new Resource("", "v1", "persistentvolumes", "PersistentVolume", false);
  private static final ObjectKey DATA = new ObjectKey("shop", "data");
  private static final ObjectKey DISK = new ObjectKey("", "disk");

  private final ClaimProtection claims = new ClaimProtection();
  private final VolumeProtection volumes = new VolumeProtection();
  private final ViewFixture view = new ViewFixture();

  private static Obj claim(boolean terminating, String... finalizers) {
    return Value.obj("metadata", Value.obj("name", "data", "namespace", "shop", "finalizers", List.of(finalizers),
        "deletionTimestamp", terminating ? "2026-01-01T00:00:00Z" : null));
  }

  private static Obj volume(boolean terminating, String phase, String... finalizers) {
    return Value.obj("metadata", Value.obj("name", "disk", "finalizers", List.of(finalizers),
        "deletionTimestamp", terminating ? "2026-01-01T00:00:00Z" : null), "status", Value.obj("phase", phase));
  }

  private static Obj pod(String name, String node, Obj volume) {
    return Value.obj("metadata", Value.obj("name", name, "namespace", "shop"),
        "spec", Value.obj("nodeName", node, "volumes", Value.array(volume)));
  }

  private static Obj named(String claim) {
    return Value.obj("name", "v", "persistentVolumeClaim", Value.obj("claimName", claim));
  }

  private List<Value> finalizers(Resource resource, ObjectKey key) {
    return view.object(resource, key.namespace(), key.name()).list("metadata", "finalizers");
  }

  @Test
  void a_claim_that_came_without_protection_gets_it() {
    view.put(CLAIMS, claim(false, "example.com/own"));
    view.settle(claims, DATA);
    assertThat(finalizers(CLAIMS, DATA)).containsExactly(Value.of("example.com/own"), Value.of("kubernetes.io/pvc-protection"));
  }

  @Test
  void a_claim_that_is_to_go_stays_while_a_pod_on_a_node_has_it() {
    view.put(CLAIMS, claim(true, "kubernetes.io/pvc-protection")).put(Resource.PODS, pod("user", "node-1", named("data")));
    assertThat(view.settle(claims, DATA)).isEqualTo(Plan.nothing());
    assertThat(finalizers(CLAIMS, DATA)).hasSize(1);

    view.remove(Resource.PODS, new ObjectKey("shop", "user"));
    view.put(Resource.PODS, pod("waiting", "", named("data"))).put(Resource.PODS, pod("other", "node-1", named("else")));
    view.settle(claims, DATA);
    assertThat(finalizers(CLAIMS, DATA)).isEmpty();
  }

  @Test
  void a_pod_that_the_view_does_not_show_yet_counts() {
    view.put(CLAIMS, claim(true, "kubernetes.io/pvc-protection")).put(Resource.PODS, pod("user", "node-1", named("data")));
    view.hide(new ObjectKey("shop", "user"));
    assertThat(claims.reconcile(DATA, view).reads()).hasSize(1);
    view.settle(claims, DATA);
    assertThat(finalizers(CLAIMS, DATA)).hasSize(1);
  }

  @Test
  void the_claim_of_an_ephemeral_volume_is_named_after_its_pod() {
    Obj pod = pod("web", "node-1", Value.obj("name", "scratch", "ephemeral", Obj.EMPTY));
    assertThat(claims.affected(Resource.PODS, pod, null, view)).containsExactly(new ObjectKey("shop", "web-scratch"));
  }

  @Test
  void a_volume_stays_while_a_claim_is_bound_to_it() {
    view.put(VOLUMES, volume(false, "Available"));
    view.settle(volumes, DISK);
    assertThat(finalizers(VOLUMES, DISK)).containsExactly(Value.of("kubernetes.io/pv-protection"));

    view.put(VOLUMES, volume(true, "Bound", "kubernetes.io/pv-protection"));
    view.settle(volumes, DISK);
    assertThat(finalizers(VOLUMES, DISK)).hasSize(1);

    view.put(VOLUMES, volume(true, "Released", "kubernetes.io/pv-protection"));
    view.settle(volumes, DISK);
    assertThat(finalizers(VOLUMES, DISK)).isEmpty();
  }
}
