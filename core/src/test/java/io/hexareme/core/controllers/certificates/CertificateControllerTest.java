package io.hexareme.core.controllers.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With requests that are written down as {@code name/organization/dns/ip/mail/uri}. */
class CertificateControllerTest {
  private static final Resource REQUESTS = Resource.CERTIFICATE_SIGNING_REQUESTS;
  private static final ObjectKey KEY = new ObjectKey("", "r");
  private static final String CLIENT = "kubernetes.io/kube-apiserver-client";
  private static final String KUBELET = "kubernetes.io/kube-apiserver-client-kubelet";
  private static final String SERVING = "kubernetes.io/kubelet-serving";
  private final ViewFixture view = new ViewFixture();
  private final List<CertificateSigner.Order> orders = new ArrayList<>();
  private final CertificateController controller = new CertificateController(new ScriptedSigner());

  private final class ScriptedSigner implements CertificateSigner {
    @Override
    public Reading read(String pem) {
      String[] parts = pem.split("/", -1);
      return parts.length != 6 ? new Reading.Malformed("PEM block type must be CERTIFICATE REQUEST")
          : new Reading.Good(new Request(parts[0], words(parts[1]), words(parts[2]), words(parts[3]), words(parts[4]), words(parts[5]), false));
    }

    @Override
    public String issue(Order order) {
      orders.add(order);
      return "certificate";
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static Obj request(String pem, String signer, String usages) {
    return Value.obj("metadata", Value.obj("name", "r", "creationTimestamp", "2026-01-01T00:00:00Z"), "spec", Value.obj(
        "request", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)), "signerName", signer,
        "usages", List.of(usages.split(",")), "username", "system:node:n1"));
  }

  private static Obj decided(Obj request, String type) {
    return request.with("status", Value.obj("conditions", List.of(Value.obj("type", type, "status", "True",
        "lastUpdateTime", "2026-01-01T00:00:00Z"))));
  }

  private Obj settled(Obj request) {
    view.put(REQUESTS, request);
    view.settle(controller, KEY);
    return view.object(REQUESTS, "", "r");
  }

  @Test
  void what_is_approved_is_signed_for_a_year_or_as_long_as_was_asked() {
    Obj signed = settled(decided(request("jane/dev////", CLIENT, "client auth,digital signature"), "Approved"));
    assertThat(signed.text("status", "certificate")).isEqualTo(Base64.getEncoder().encodeToString("certificate".getBytes(StandardCharsets.UTF_8)));
    assertThat(orders.getFirst().duration()).isEqualTo(Duration.ofDays(365));
    assertThat(orders.getFirst().usages()).containsExactly("client auth", "digital signature");
    settled(decided(request("jane/dev////", CLIENT, "client auth").withPath(Value.of(7200), "spec", "expirationSeconds"), "Approved"));
    settled(decided(request("jane/dev////", CLIENT, "client auth").withPath(Value.of(1), "spec", "expirationSeconds"), "Approved"));
    assertThat(orders.subList(1, 3)).extracting(CertificateSigner.Order::duration).containsExactly(Duration.ofHours(2), Duration.ofMinutes(10));
  }

  @Test
  void what_is_denied_what_failed_and_what_is_signed_elsewhere_is_left_alone() {
    settled(decided(request("jane/dev////", CLIENT, "client auth"), "Denied"));
    settled(decided(request("jane/dev////", CLIENT, "client auth"), "Failed"));
    settled(decided(request("jane/dev////", "example.com/signer", "client auth"), "Approved"));
    settled(request("jane/dev////", CLIENT, "client auth"));
    assertThat(orders).isEmpty();
    assertThat(view.writes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      CLIENT + " | jane/dev//// | server auth | usages did not match [server auth]",
      KUBELET + " | system:node:n1/dev//// | client auth,digital signature | subject organization is not system:nodes",
      KUBELET + " | n1/system:nodes//// | client auth,digital signature | subject common name does not begin with system:node: prefix",
      KUBELET + " | system:node:n1/system:nodes/n1/// | client auth,digital signature | DNS subjectAltNames are not allowed",
      KUBELET + " | system:node:n1/system:nodes//10.0.0.1// | client auth,digital signature | IP subjectAltNames are not allowed",
      KUBELET + " | system:node:n1/system:nodes///a@b/ | client auth,digital signature | email subjectAltNames are not allowed",
      KUBELET + " | system:node:n1/system:nodes////u:x | client auth,digital signature | URI subjectAltNames are not allowed",
      SERVING + " | system:node:n1/system:nodes//// | server auth,digital signature | at least one DNS or IP subjectAltName is required",
      SERVING + " | system:node:n1/system:nodes/n1/// | client auth | usages did not match [client auth]",
      CLIENT + " | nonsense | client auth | unable to parse csr \"r\": PEM block type must be CERTIFICATE REQUEST"})
  void what_a_signer_refuses_fails_and_says_why(String signer, String pem, String usages, String why) {
    Obj failed = settled(decided(request(pem, signer, usages), "Approved"));
    assertThat(failed.text("status", "certificate")).isEmpty();
    Value condition = failed.list("status", "conditions").getLast();
    assertThat(condition.text("type")).isEqualTo("Failed");
    assertThat(condition.text("reason")).isEqualTo("SignerValidationFailure");
    assertThat(condition.text("message")).isEqualTo(why);
    assertThat(orders).isEmpty();
  }

  @Test
  void a_kubelet_that_may_is_approved_and_nobody_else_is_asked_about() {
    view.put(REQUESTS, request("system:node:n1/system:nodes////", KUBELET, "client auth,digital signature"));
    Plan questions = controller.reconcile(KEY, view);
    assertThat(questions.reads()).extracting(read -> read.question().orElseThrow().text("spec", "resourceAttributes", "subresource"))
        .containsExactly("selfnodeclient", "nodeclient");
    view.put(Resource.SUBJECT_ACCESS_REVIEWS, Value.obj("metadata", Value.obj("name", "selfnodeclient"), "status", Value.obj("allowed", false)));
    view.put(Resource.SUBJECT_ACCESS_REVIEWS, Value.obj("metadata", Value.obj("name", "nodeclient"), "status", Value.obj("allowed", true)));
    view.perform(questions);
    Command.Submit approval = (Command.Submit) controller.reconcile(KEY, view).commands().getFirst();
    assertThat(approval.subresource()).isEqualTo("approval");
    assertThat(approval.body().list("status", "conditions").getFirst().text("message"))
        .isEqualTo("Auto approving kubelet client certificate after SubjectAccessReview.");
    view.put(REQUESTS, request("jane/dev////", KUBELET, "client auth,digital signature"));
    assertThat(controller.reconcile(KEY, view).reads()).isEmpty();
  }

  @Test
  void requests_go_an_hour_after_they_were_decided_and_after_a_day_at_most() {
    view.put(REQUESTS, request("jane/dev////", CLIENT, "client auth"));
    assertThat(controller.reconcile(KEY, view).recheck()).isEqualTo(Optional.of(Duration.ofHours(24)));
    view.put(REQUESTS, decided(request("jane/dev////", CLIENT, "client auth"), "Denied"));
    assertThat(controller.reconcile(KEY, view).recheck()).isEqualTo(Optional.of(Duration.ofHours(1)));
    view.pass(Duration.ofHours(1));
    view.settle(controller, KEY);
    assertThat(view.list(REQUESTS)).isEmpty();
  }
}
