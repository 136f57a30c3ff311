package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.customresource.schema.MergeTypes;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.kinds.CustomTraits;
import io.hexareme.core.apiserver.kinds.CustomTraits.ScalePaths;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one state of a definition serves: a resource for each version.
 *
 * @param types of all of them, for merging and ownership
 */
record ServedVersions(List<ServedResource> resources, Map<String, TypeSchema> types) {
  private static final List<String> VERBS = List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> PART = List.of("get", "patch", "update");

  /**
   * @param shaping what a schema makes of objects; {@code means} how conversion webhooks are reached
   */
  static ServedVersions of(Definition definition, Function<StructuralSchema, CustomShape> shaping, ConversionWebhook.Means means) {
    Map<String, CustomShape> shapes = new LinkedHashMap<>();
    for (Value version : definition.versions()) {
      StructuralSchema schema = StructuralSchema.of(version.at("schema", "openAPIV3Schema"));
      shapes.put(apiVersion(definition, version), shaping.apply(schema));
    }
    List<ServedResource> resources = new ArrayList<>();
    Map<String, TypeSchema> types = new LinkedHashMap<>();
    for (Value version : definition.versions()) {
      if (definition.serves(version)) {
        resources.add(resource(definition, version, shapes, types, means));
      }
    }
    return new ServedVersions(resources, types);
  }

  private static String apiVersion(Definition definition, Value version) {
    return definition.group() + "/" + version.text("name");
  }

  private static ServedResource resource(
      Definition definition, Value version, Map<String, CustomShape> shapes, Map<String, TypeSchema> types,
      ConversionWebhook.Means means) {
    CustomShape shape = shapes.get(apiVersion(definition, version));
    String type = typeName(definition, version.text("name"));
    types.putAll(MergeTypes.of(type, shape.schema()));
    boolean hasStatus = !version.at("subresources", "status").isNull();
    return new ServedResource(schema(definition, version, type), types.get(type), new CustomStrategy(hasStatus, definition.isTerminating()),
        definition.instances(),
        conversion(definition, apiVersion(definition, version), shapes, means),
        shape, Optional.of(traits(definition, version, shape.schema())));
  }

  private static VersionConversion conversion(
      Definition definition, String served, Map<String, CustomShape> shapes, ConversionWebhook.Means means) {
    String kept = definition.group() + "/" + definition.storageVersion();
    return definition.object().text("spec", "conversion", "strategy").equals("Webhook")
        ? new WebhookConversion(served, kept, shapes, new ConversionWebhook(definition, means))
        : new CustomConversion(served, kept, shapes);
  }

  /** As Kubernetes publishes it: {@code com.example.stable.v1.CronTab}. */
  private static String typeName(Definition definition, String version) {
    List<String> parts = List.of(definition.group().split("\\."));
    return String.join(".", parts.reversed()) + "." + version + "." + definition.acceptedNames().text("kind");
  }

  private static ResourceSchema schema(Definition definition, Value version, String type) {
    Obj names = definition.acceptedNames();
    String name = version.text("name");
    List<Subresource> subresources = new ArrayList<>();
    if (!version.at("subresources", "status").isNull()) {
      subresources.add(new Subresource("status", definition.group(), name, names.text("kind"), PART));
    }
    if (!version.at("subresources", "scale").isNull()) {
      subresources.add(new Subresource("scale", "autoscaling", "v1", "Scale", PART));
    }
    return new ResourceSchema(definition.group(), name, names.text("kind"), names.text("plural"), names.text("singular"),
        strings(names.list("shortNames")), strings(names.list("categories")), definition.isNamespaced(), type, VERBS, subresources,
        version.list("selectableFields").stream().map(field -> field.text("jsonPath").substring(1)).toList());
  }

  private static List<String> strings(List<Value> values) {
    return values.stream().map(value -> value.asString("")).toList();
  }

  private static CustomTraits traits(Definition definition, Value version, StructuralSchema schema) {
    Value scale = version.at("subresources", "scale");
    Optional<ScalePaths> paths = scale.isNull() ? Optional.empty() : Optional.of(new ScalePaths(
        path(scale.text("specReplicasPath")), path(scale.text("statusReplicasPath")), path(scale.text("labelSelectorPath"))));
    return new CustomTraits(definition.object().text("metadata", "uid"), definition.object().at("metadata", "generation").asLong(0),
        definition.acceptedNames().text("listKind"), version.list("additionalPrinterColumns"),
        PublishedSchema.of(definition, version.text("name"), schema.raw()), paths, deprecation(definition, version));
  }

  private static List<String> path(String jsonPath) {
    return jsonPath.isEmpty() ? List.of() : List.of(jsonPath.substring(1).split("\\."));
  }

  private static String deprecation(Definition definition, Value version) {
    if (!version.at("deprecated").asBool(false)) {
      return "";
    }
    String own = version.text("deprecationWarning");
    return own.isEmpty() ? apiVersion(definition, version) + " " + definition.acceptedNames().text("kind") + " is deprecated" : own;
  }
}
