package io.hexareme.adapters.codecprotobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.V1;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The messages of the published protobuf classes by OpenAPI model name. */
final class PublishedMessages {
  private static final Map<String, Descriptor> BY_NAME = all();

  private PublishedMessages() {}

  static Descriptor of(String model) {
    Descriptor found = BY_NAME.get(model.replaceFirst("^io\\.k8s\\.", "k8s.io.").replace('-', '_'));
    if (found == null) {
      throw new AssertionError("no published message " + model);
    }
    return found;
  }

  private static Map<String, Descriptor> all() {
    Map<String, Descriptor> messages = new LinkedHashMap<>();
    try (ZipFile jar = new ZipFile(Path.of(V1.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).filter(name -> name.matches("io/kubernetes/client/proto/[A-Za-z0-9]+\\.class")).toList();
      for (String name : names) {
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        if (List.of(type.getMethods()).stream().anyMatch(method -> method.getName().equals("getDescriptor"))) {
          FileDescriptor file = (FileDescriptor) type.getMethod("getDescriptor").invoke(null);
          file.getMessageTypes().forEach(message -> messages.put(message.getFullName(), message));
        }
      }
    } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
      throw new AssertionError("the published classes cannot be read", e);
    }
    return messages;
  }
}
