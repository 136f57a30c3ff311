package io.hexareme.adapters.schemagenerator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The operations of the API jar: what {@code …Call} methods load as path and HTTP method, and the models they send and answer. */
final class PublishedPaths {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /**
   * One operation.
   *
   * @param body simple name of the model that it sends; empty for none
   * @param answer simple name of the model that it answers; empty when it answers no model
   */
  record Operation(String path, String method, String body, String answer) {}

  private PublishedPaths() {}

  static List<Operation> read(Path jar) throws IOException {
    List<Operation> operations = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().map(ZipEntry::getName).filter(PublishedPaths::isApi).sorted().forEach(name -> {
        try {
          operations.addAll(operations(ClassFile.of().parse(zip.getInputStream(zip.getEntry(name)).readAllBytes())));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    return operations;
  }

  private static boolean isApi(String name) {
    return name.startsWith("io/kubernetes/client/openapi/apis/") && name.endsWith("Api.class");
  }

  private static List<Operation> operations(ClassModel api) {
    Map<String, MethodModel> methods = new HashMap<>();
    api.methods().forEach(method -> methods.put(method.methodName().stringValue(), method));
    List<Operation> operations = new ArrayList<>();
    for (MethodModel call : api.methods()) {
      String name = call.methodName().stringValue();
      MethodModel answering = methods.get(name.replaceAll("Call$", "WithHttpInfo"));
      if (name.endsWith("Call") && !name.endsWith("ValidateBeforeCall") && answering != null) {
        operation(call, answering, operations);
      }
    }
    return operations;
  }

  private static void operation(MethodModel call, MethodModel answering, List<Operation> operations) {
    List<String> strings = new ArrayList<>();
    call.code().orElseThrow().forEach(element -> {
      if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
        strings.add(text);
      }
    });
    String path = strings.stream().filter(text -> text.startsWith("/")).findFirst().orElse("");
    String method = strings.stream().filter(METHODS::contains).findFirst().orElse("");
    if (!path.isEmpty() && !method.isEmpty()) {
      operations.add(new Operation(path, method, body(call), answer(answering)));
    }
  }

  private static String body(MethodModel call) {
    return call.methodTypeSymbol().parameterList().stream()
        .map(ClassDesc::descriptorString)
        .filter(descriptor -> descriptor.startsWith("L" + PublishedModels.PACKAGE))
        .map(descriptor -> descriptor.substring(1 + PublishedModels.PACKAGE.length(), descriptor.length() - 1))
        .findFirst().orElse("");
  }

  private static String answer(MethodModel method) {
    MethodSignature signature = method.findAttribute(Attributes.signature()).orElseThrow().asMethodSignature();
    if (signature.result() instanceof ClassTypeSig response
        && !response.typeArgs().isEmpty()
        && response.typeArgs().getFirst() instanceof TypeArg.Bounded bounded
        && bounded.boundType() instanceof ClassTypeSig model
        && model.className().startsWith(PublishedModels.PACKAGE)) {
      return model.className().substring(PublishedModels.PACKAGE.length());
    }
    return "";
  }
}
