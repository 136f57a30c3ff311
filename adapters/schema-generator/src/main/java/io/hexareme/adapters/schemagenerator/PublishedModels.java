package io.hexareme.adapters.schemagenerator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Signature;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The model classes of the API jar, read as class files: JSON names, Java types and required fields. */
record PublishedModels(Map<String, PublishedModel> byClass) {
  static final String PACKAGE = "io/kubernetes/client/openapi/models/";

  /**
   * One model.
   *
   * @param name simple class name, such as {@code V1Pod}
   * @param fields generic Java signature by JSON name, in alphabetical order
   */
  record PublishedModel(String name, Map<String, Signature> fields, List<String> required) {}

  static PublishedModels read(Path jar) throws IOException {
    Map<String, PublishedModel> models = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().map(ZipEntry::getName).filter(PublishedModels::isModel).forEach(name -> {
        try {
          String simple = name.substring(PACKAGE.length(), name.length() - ".class".length());
          models.put(simple, model(simple, ClassFile.of().parse(zip.getInputStream(zip.getEntry(name)).readAllBytes())));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    return new PublishedModels(models);
  }

  private static boolean isModel(String name) {
    return name.startsWith(PACKAGE) && name.endsWith(".class") && !name.contains("$");
  }

  private static PublishedModel model(String name, ClassModel source) {
    Map<String, Signature> fields = new LinkedHashMap<>();
    for (FieldModel field : source.fields()) {
      field.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(annotations -> {
        for (Annotation annotation : annotations.annotations()) {
          if (annotation.className().stringValue().endsWith("/SerializedName;")) {
            AnnotationValue value = annotation.elements().getFirst().value();
            fields.put(((AnnotationValue.OfString) value).stringValue(), signature(field));
          }
        }
      });
    }
    return new PublishedModel(name, fields, required(source));
  }

  private static Signature signature(FieldModel field) {
    return field.findAttribute(Attributes.signature())
        .map(attribute -> attribute.asTypeSignature())
        .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
  }

  /** The strings loaded in the class initializer between the stores to {@code openapiFields} and {@code openapiRequiredFields}. */
  private static List<String> required(ClassModel source) {
    List<String> loaded = new ArrayList<>();
    List<String> required = new ArrayList<>();
    source.methods().stream().filter(method -> method.methodName().equalsString("<clinit>")).forEach(method ->
        method.code().orElseThrow().forEach(element -> {
          switch (element) {
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> loaded.add(text);
            case FieldInstruction store when store.name().equalsString("openapiRequiredFields") -> required.addAll(loaded);
            case FieldInstruction store -> loaded.clear();
            default -> { }
          }
        }));
    return required;
  }
}
