package io.hexareme.adapters.schemagenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code schema.bin} and {@code descriptions.bin}.
 *
 * <p>Arguments: the sources jar of client-java-proto, the jar of client-java-api, the folder of the overlay, the folder to write to.
 * Does nothing when the inputs are those of the last run.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: <proto sources jar> <api jar> <overlay folder> <output folder>");
    }
    List<Path> paths = List.of(arguments).stream().map(Path::of).toList();
    Fingerprint inputs = Fingerprint.of(paths.get(0), paths.get(1), paths.get(2));
    Path output = Files.createDirectories(paths.get(3));
    Path stamp = output.resolveSibling(output.getFileName() + ".inputs");
    if (inputs.isSameAs(stamp)) {
      return;
    }
    generate(paths.get(0), paths.get(1), Overlay.read(paths.get(2)), output);
    inputs.writeTo(stamp);
  }

  private static void generate(Path protoSources, Path apiJar, Overlay overlay, Path output) throws IOException {
    List<ProtoMessage> messages = ProtoSources.read(protoSources).stream().filter(m -> overlay.serves(m.packageName())).toList();
    PublishedModels models = PublishedModels.read(apiJar);
    ModelNames names = ModelNames.of(messages, models, overlay);
    TypeJoin types = new TypeJoin(messages, models, names, overlay);
    ResourceJoin resources = new ResourceJoin(PublishedPaths.read(apiJar), names, overlay);
    TableWriter.write(types.types(), resources.resources(), output.resolve("schema.bin"));
    DescriptionsWriter.write(types.descriptions(), output.resolve("descriptions.bin"));
    overlay.refuseUnused();
  }
}
