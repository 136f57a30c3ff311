package io.hexareme.core.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.TypeSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private final SchemaRegistry registry = SampleSchemas.registry();

  private static ResourceSchema custom(String version, String kind) {
    return new ResourceSchema("example.com", version, kind, "widgets", "widget", List.of(), List.of(), true, "com.example." + version + "." + kind,
        List.of("get"), List.of(), List.of());
  }

  private static TypeSchema type(ResourceSchema resource) {
    return new TypeSchema(resource.type(), Map.of(), false, List.of());
  }

  @Test
  void resources_are_found_by_plural_and_by_kind() {
    assertThat(registry.resource("apps", "v1", "deployments")).isPresent().isEqualTo(registry.resourceOfKind("apps", "v1", "Deployment"));
    assertThat(registry.resource("apps", "v2", "deployments")).isEmpty();
    assertThat(registry.resource("apps", "v1", "Deployment")).isEmpty();
  }

  @Test
  void kinds_without_resource_and_options_of_every_group_have_types() {
    assertThat(registry.typeOfKind("apps", "v1", "Scale").orElseThrow().name()).isEqualTo("io.k8s.api.apps.v1.Scale");
    assertThat(registry.typeOfKind("", "v1", "DeleteOptions")).isPresent().isEqualTo(registry.typeOfKind("meta.k8s.io", "v1", "DeleteOptions"));
    assertThat(registry.typeOfKind("apps", "v1", "Nothing")).isEmpty();
  }

  @Test
  void custom_resources_come_and_go() {
    ResourceSchema widget = custom("v1", "Widget");
    registry.add(widget, List.of(type(widget)));

    assertThat(registry.resource("example.com", "v1", "widgets")).contains(widget);
    assertThat(registry.typeOfKind("example.com", "v1", "Widget")).contains(type(widget));
    assertThat(registry.groups()).containsExactly("apps", "example.com");
    assertThat(registry.generation()).isPositive();

    registry.remove("example.com", "v1", "widgets");

    assertThat(registry.resource("example.com", "v1", "widgets")).isEmpty();
    assertThat(registry.resourceOfKind("example.com", "v1", "Widget")).isEmpty();
    assertThat(registry.groups()).containsExactly("apps");
  }

  @Test
  void a_replaced_resource_gives_up_its_old_kind() {
    registry.add(custom("v1", "Widget"), List.of());
    long before = registry.generation();
    registry.add(custom("v1", "Gadget"), List.of());

    assertThat(registry.resourceOfKind("example.com", "v1", "Widget")).isEmpty();
    assertThat(registry.resourceOfKind("example.com", "v1", "Gadget")).isPresent();
    assertThat(registry.resources()).hasSize(2);
    assertThat(registry.generation()).isGreaterThan(before);
  }

  @Test
  void versions_stand_in_order() {
    registry.add(custom("v2", "Widget"), List.of());
    registry.add(custom("v1", "Widget"), List.of());

    assertThat(registry.versions("example.com")).containsExactly("v2", "v1");
    assertThat(registry.resources("example.com", "v1")).singleElement().extracting(ResourceSchema::version).isEqualTo("v1");
  }
}
