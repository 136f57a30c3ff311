package io.hexareme.adapters.schemagenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the published sources do not say, as text files of {@code key = value} lines; {@code #} starts a comment line. Fields are keyed
 * {@code core.v1.Pod.spec}: group, version, type, protobuf or JSON name. A key that is never asked for is an error: it is a typing
 * mistake or a field that is gone.
 */
final class Overlay {
  private final Path folder;
  private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
  private final Set<String> unused = new TreeSet<>();

  private Overlay(Path folder) {
    this.folder = folder;
  }

  static Overlay read(Path folder) throws IOException {
    Overlay overlay = new Overlay(folder);
    for (String file : List.of("groups", "models", "resources", "types")) {
      overlay.load(file, false);
    }
    for (String file : List.of("embeds", "enums", "defaults", "immutable", "required", "zeros", "lists", "numbers")) {
      overlay.load(file, true);
    }
    return overlay;
  }

  private void load(String name, boolean strict) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve(name + ".txt"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("=", 2);
      if (lines.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "") != null) {
        throw new IllegalStateException(name + ": twice: " + line);
      }
    }
    files.put(name, lines);
    if (strict) {
      lines.keySet().forEach(key -> unused.add(name + ": " + key));
    }
  }

  private Optional<String> get(String file, String key) {
    unused.remove(file + ": " + key);
    return Optional.ofNullable(files.get(file).get(key));
  }

  void refuseUnused() {
    if (!unused.isEmpty()) {
      throw new IllegalStateException("overlay lines that name nothing: " + unused);
    }
  }

  /** Whether types of the protobuf package are part of the table. */
  boolean serves(String protoPackage) {
    return files.get("groups").containsValue(protoPackage);
  }

  /** The served {@code group/version}s ({@code v1} for the core group), in discovery order. */
  List<String> groupVersions() {
    return files.get("groups").keySet().stream().filter(key -> !key.startsWith("-")).toList();
  }

  /** Classes of the API jar without protobuf, to model names. */
  Map<String, String> models() {
    return files.get("models");
  }

  /** Types that neither source has: model name to {@code field type, field type}. */
  Map<String, String> extraTypes() {
    return files.get("types");
  }

  boolean isEmbed(String field) {
    return get("embeds", field).isPresent();
  }

  List<String> enumeration(String field) {
    return get("enums", field).map(values -> Arrays.stream(values.split(",")).map(Overlay::unquoted).toList()).orElse(List.of());
  }

  /** A default as JSON text; {@code none} where the marker of upstream shall not count. */
  Optional<String> defaultValue(String field) {
    return get("defaults", field);
  }

  boolean isImmutable(String field) {
    return get("immutable", field).isPresent();
  }

  /** {@code yes} or {@code no} where the published word on requiredness is not what the server does. */
  Optional<String> required(String field) {
    return get("required", field);
  }

  /** List-map keys where the protobuf comments have none. */
  List<String> listMapKeys(String field) {
    return get("lists", field).map(Overlay::words).orElse(List.of());
  }

  /** The protobuf number of a field whose message is not among the published ones; 0 when it has none. */
  int number(String field) {
    return get("numbers", field).map(Integer::parseInt).orElse(0);
  }

  /** Fields whose zero value means absence. */
  Set<String> omitted(String type) {
    return signed(type, "-");
  }

  /** Fields that are there even when nobody set them, with their zero value. */
  Set<String> always(String type) {
    return signed(type, "+");
  }

  private Set<String> signed(String type, String sign) {
    Set<String> fields = new TreeSet<>();
    for (String word : get("zeros", type).map(Overlay::words).orElse(List.of())) {
      if (word.startsWith(sign)) {
        fields.add(word.substring(1));
      }
    }
    return fields;
  }

  /** Short names, categories and selectable fields of {@code group/version/plural}. */
  Map<String, List<String>> resource(String key) {
    Map<String, List<String>> properties = new LinkedHashMap<>();
    for (String part : files.get("resources").getOrDefault(key, "").split(";")) {
      List<String> words = new ArrayList<>(words(part));
      if (!words.isEmpty()) {
        properties.put(words.removeFirst(), words);
      }
    }
    return properties;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String unquoted(String value) {
    return value.strip().equals("\"\"") ? "" : value.strip();
  }
}
