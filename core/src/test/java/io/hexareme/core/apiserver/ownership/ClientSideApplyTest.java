package io.hexareme.core.apiserver.ownership;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way of {@code kubectl} from client-side to server-side apply. */
class ClientSideApplyTest {
  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final FieldOwnership ownership = new FieldOwnership(TestSchema.TABLE.types()::get, new AnnotationJson() {
    @Override
    public Optional<Value> read(String text) {
      return Optional.of(TestJson.json(text));
    }

    @Override
    public Optional<String> write(Value.Obj object) {
      StringBuilder text = new StringBuilder();
      JsonText.append(text, object);
      return Optional.of(text.toString());
    }
  });

  private final Value.Obj live = ownership.onUpdate(
      TestSchema.configMap(),
      null,
      object("{'data':{'a':'1','b':'2'}}")
          .withPath(Value.of("{'data':{'a':'1','b':'old'}}"), "metadata", "annotations", ANNOTATION),
      "kubectl-client-side-apply",
      "v1",
      "",
      NOW);

  @Test
  void what_the_last_client_side_apply_set_is_no_conflict_for_kubectl() {
    Value.Obj object = ((ApplyResult.Applied) apply("kubectl", "{'data':{'a':'3'}}")).object();
    assertThat(object.at("data")).isEqualTo(json("{'a':'3','b':'2'}"));
  }

  @Test
  void what_has_changed_since_is_one() {
    assertThat(conflicts(apply("kubectl", "{'data':{'a':'3','b':'3'}}"))).containsExactly(".data.b");
  }

  @Test
  void any_other_manager_gets_no_such_favour() {
    assertThat(conflicts(apply("helm", "{'data':{'a':'3'}}"))).containsExactly(".data.a");
  }

  @Test
  void the_annotation_follows_what_kubectl_applies() {
    Value.Obj object = ((ApplyResult.Applied) apply("kubectl", "{'data':{'a':'3'}}")).object();
    assertThat(object.text("metadata", "annotations", ANNOTATION)).isEqualTo("{\"data\":{\"a\":\"3\"}}");
  }

  private ApplyResult apply(String manager, String config) {
    return ownership.onApply(TestSchema.configMap(), live, object(config), manager, false, "v1", "", NOW);
  }

  private static List<String> conflicts(ApplyResult result) {
    return ((ApplyResult.Conflicted) result).conflicts().stream().map(Conflict::path).toList();
  }
}
