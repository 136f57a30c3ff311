package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.ProtoMessage.ProtoField;
import io.hexareme.adapters.schemagenerator.PublishedModels.PublishedModel;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.schema.TypeSchema.Embed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins messages, published models and the overlay to types. Fields stand in the order of the Go structs, which is the order in which
 * a real server writes them, with {@code kind} and {@code apiVersion} first.
 */
final class TypeJoin {
  /** JSON of several shapes: kept as it is, so their types have no fields. */
  private static final String SHAPELESS = ".*\\.JSONSchemaPropsOr(Array|Bool|StringArray)";

  private final Map<String, ProtoMessage> messages = new TreeMap<>();
  private final PublishedModels models;
  private final ModelNames names;
  private final Overlay overlay;
  private final FieldJoin fields;

  TypeJoin(List<ProtoMessage> messages, PublishedModels models, ModelNames names, Overlay overlay) {
    messages.forEach(message -> this.messages.put(ModelNames.model(message.fullName()), message));
    this.models = models;
    this.names = names;
    this.overlay = overlay;
    this.fields = new FieldJoin(overlay);
  }

  Map<String, TypeSchema> types() {
    Map<String, TypeSchema> types = new TreeMap<>();
    messages.forEach((model, message) -> types.put(model, type(model, message)));
    overlay.extraTypes().forEach((model, declared) -> types.put(model, ExtraTypes.type(model, declared)));
    overlay.models().forEach((className, model) -> types.put(model, publishedOnly(model, models.byClass().get(className))));
    return types;
  }

  private TypeSchema type(String model, ProtoMessage message) {
    boolean atomic = message.comment().has("structType=atomic");
    if (model.matches(SHAPELESS)) {
      return new TypeSchema(model, Map.of(), false, List.of());
    }
    Map<String, FieldSchema> result = new LinkedHashMap<>();
    Optional<PublishedModel> published = names.published(model);
    for (String name : List.of("kind", "apiVersion")) {
      if (published.isPresent() && published.get().fields().containsKey(name) && !declares(message, name)) {
        result.put(name, fields.ofTypeMeta(ModelNames.brief(model), name));
      }
    }
    List<Embed> embeds = new ArrayList<>();
    collect(message, published, result, embeds);
    published.ifPresent(p -> refuseMissing(model, p, result));
    return new TypeSchema(model, result, atomic, embeds);
  }

  private static boolean declares(ProtoMessage message, String name) {
    return message.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  private void collect(ProtoMessage message, Optional<PublishedModel> published, Map<String, FieldSchema> result, List<Embed> embeds) {
    String brief = ModelNames.brief(message.fullName());
    for (ProtoField field : message.fields()) {
      if (overlay.isEmbed(brief + "." + field.name())) {
        String type = ModelNames.model(field.type().substring(1));
        embeds.add(new Embed(field.number(), type));
        hoist(type, published, result);
      } else {
        jsonName(field.name(), published).ifPresent(name ->
            result.put(name, fields.of(brief, name, field, published.map(p -> p.required().contains(name)).orElse(false))));
      }
    }
  }

  private void hoist(String type, Optional<PublishedModel> published, Map<String, FieldSchema> result) {
    Map<String, FieldSchema> hoisted = new LinkedHashMap<>();
    collect(messages.get(type), names.published(type), hoisted, new ArrayList<>());
    hoisted.forEach((name, field) -> {
      if (published.isEmpty() || published.get().fields().containsKey(name)) {
        boolean required = field.required() || published.isPresent() && published.get().required().contains(name);
        result.put(name, fields.hoisted(field, required));
      }
    });
  }

  /** The published name; empty for a field that is not published. */
  private static Optional<String> jsonName(String protoName, Optional<PublishedModel> published) {
    if (published.isEmpty()) {
      return Optional.of(Character.toLowerCase(protoName.charAt(0)) + protoName.substring(1));
    }
    return published.get().fields().keySet().stream().filter(name -> plain(name).equals(plain(protoName))).findFirst();
  }

  private static String plain(String name) {
    return name.replace("$", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  private void refuseMissing(String model, PublishedModel published, Map<String, FieldSchema> result) {
    for (String name : published.fields().keySet()) {
      if (!result.containsKey(name)) {
        throw new IllegalStateException(model + " has no protobuf field for " + name);
      }
    }
  }

  private TypeSchema publishedOnly(String model, PublishedModel published) {
    Map<String, FieldSchema> result = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(published.fields().keySet());
    order.sort((a, b) -> Integer.compare(rank(a), rank(b)));
    for (String name : order) {
      result.put(name, fields.publishedOnly(
          ModelNames.brief(model), name, FieldTypes.of(published.fields().get(name), names), published.required().contains(name)));
    }
    return new TypeSchema(model, result, false, List.of());
  }

  private static int rank(String name) {
    int rank = List.of("kind", "apiVersion", "metadata", "spec", "status").indexOf(name);
    return rank < 0 ? 9 : rank;
  }

  /** Prose by model name and field name; the empty field name is the type itself. */
  Map<String, Map<String, String>> descriptions() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    messages.forEach((model, message) -> {
      Map<String, String> texts = new LinkedHashMap<>();
      describe(message, names.published(model), texts);
      texts.put("", message.comment().prose());
      texts.values().removeIf(String::isEmpty);
      all.put(model, texts);
    });
    return all;
  }

  private void describe(ProtoMessage message, Optional<PublishedModel> published, Map<String, String> texts) {
    String brief = ModelNames.brief(message.fullName());
    for (ProtoField field : message.fields()) {
      if (overlay.isEmbed(brief + "." + field.name())) {
        describe(messages.get(ModelNames.model(field.type().substring(1))), published, texts);
      } else {
        jsonName(field.name(), published).ifPresent(name -> texts.put(name, field.comment().prose()));
      }
    }
  }
}
