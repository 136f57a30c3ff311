package io.hexareme.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;

/** Finds locks: ArchUnit sees {@code synchronized} methods only, so this reads the instructions for the blocks. */
final class Monitors {
  static final ArchCondition<JavaClass> LOCK = new ArchCondition<>("lock") {
    @Override
    public void check(JavaClass type, ConditionEvents events) {
      ClassModel model = read(type);
      boolean shared = model.fields().stream().anyMatch(field -> field.flags().has(AccessFlag.VOLATILE));
      boolean locks = model.methods().stream().anyMatch(method -> method.flags().has(AccessFlag.SYNCHRONIZED)
          || method.code().stream().flatMap(code -> code.elementStream()).anyMatch(MonitorInstruction.class::isInstance));
      events.add(new SimpleConditionEvent(type, shared || locks, type.getName() + (shared ? " has a volatile field" : " synchronizes")));
    }
  };

  private Monitors() {}

  private static ClassModel read(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
