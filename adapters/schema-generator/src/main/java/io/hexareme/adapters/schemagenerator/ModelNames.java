package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.PublishedModels.PublishedModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is who: protobuf message {@code k8s.io.api.core.v1.Pod}, model {@code io.k8s.api.core.v1.Pod}, class {@code V1Pod}. */
final class ModelNames {
  private final Map<String, String> modelByClass = new HashMap<>();
  private final Map<String, PublishedModel> publishedByModel = new HashMap<>();

  private ModelNames() {}

  static ModelNames of(List<ProtoMessage> messages, PublishedModels models, Overlay overlay) {
    ModelNames names = new ModelNames();
    for (ProtoMessage message : messages) {
      String model = model(message.fullName());
      String[] parts = message.fullName().split("\\.");
      String group = capital(parts[parts.length - 3]);
      String version = capital(parts[parts.length - 2]);
      String name = parts[parts.length - 1];
      PublishedModel published = Optional.ofNullable(models.byClass().get(group + version + name))
          .orElse(models.byClass().get(version + name));
      if (published != null) {
        names.join(published, model);
      }
    }
    overlay.models().forEach((className, model) -> names.join(models.byClass().get(className), model));
    return names;
  }

  /** A name that a group and the shared meta package both use belongs to the latter: the group's is a relic that nothing refers to. */
  private void join(PublishedModel published, String model) {
    String other = modelByClass.get(published.name());
    if (other != null && model.contains(".apimachinery.")) {
      publishedByModel.remove(other);
    } else if (other != null) {
      throw new IllegalStateException(published.name() + " is both " + other + " and " + model);
    }
    modelByClass.put(published.name(), model);
    publishedByModel.put(model, published);
  }

  /** The OpenAPI model name of a protobuf message. */
  static String model(String protoName) {
    return "io." + protoName.replaceFirst("^k8s\\.io", "k8s").replace('_', '-');
  }

  /** Group, version and name only, such as {@code core.v1.Pod}: how the overlay names types. */
  static String brief(String model) {
    String[] parts = model.split("\\.");
    return String.join(".", List.of(parts).subList(parts.length - 3, parts.length));
  }

  Optional<PublishedModel> published(String model) {
    return Optional.ofNullable(publishedByModel.get(model));
  }

  /** The model of a class of the API jar; empty for one of a group that is not served. */
  Optional<String> ofClass(String className) {
    return Optional.ofNullable(modelByClass.get(className));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
