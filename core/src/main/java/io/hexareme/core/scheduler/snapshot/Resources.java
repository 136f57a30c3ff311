package io.hexareme.core.scheduler.snapshot;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * Exact amounts of resources. Sums saturate instead of wrapping around.
 *
 * @param milliCpu thousandths of a core
 * @param memory bytes
 * @param ephemeralStorage bytes
 * @param others whole units by name, such as {@code example.com/gpu} and {@code hugepages-2Mi}; sorted; without {@code pods}
 */
public record Resources(long milliCpu, long memory, long ephemeralStorage, Map<String, Long> others) {
  public static final Resources NONE = new Resources(0, 0, 0, Map.of());

  /** Reads a ResourceList such as {@code resources.requests} or {@code status.allocatable}. */
  public static Resources of(Value list) {
    Map<String, Value> fields = list.asObj().fields();
    if (fields.isEmpty()) {
      return NONE;
    }
    long cpu = 0;
    long memory = 0;
    long ephemeral = 0;
    Map<String, Long> others = new TreeMap<>();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Quantity amount = quantity(field.getValue());
      switch (field.getKey()) {
        case "cpu" -> cpu = amount.milliValue();
        case "memory" -> memory = amount.value();
        case "ephemeral-storage" -> ephemeral = amount.value();
        case "pods" -> { }
        default -> others.put(field.getKey(), amount.value());
      }
    }
    return new Resources(cpu, memory, ephemeral, others.isEmpty() ? Map.of() : Collections.unmodifiableMap(others));
  }

  /** A quantity as the API carries it; bare numbers come from hand-written objects. */
  static Quantity quantity(Value value) {
    return value instanceof Value.Str text ? Quantity.orZero(text.value()) : Quantity.of(value.asLong(0));
  }

  public Resources plus(Resources more) {
    return this == NONE ? more : more == NONE ? this : combine(more, Resources::sum);
  }

  /** The larger of both, resource by resource. */
  public Resources max(Resources other) {
    return combine(other, Math::max);
  }

  private Resources combine(Resources other, LongBinaryOperator by) {
    Map<String, Long> all = others;
    if (!other.others.isEmpty()) {
      Map<String, Long> merged = new TreeMap<>(others);
      other.others.forEach((name, amount) -> merged.merge(name, amount, by::applyAsLong));
      all = Collections.unmodifiableMap(merged);
    }
    return new Resources(
        by.applyAsLong(milliCpu, other.milliCpu),
        by.applyAsLong(memory, other.memory),
        by.applyAsLong(ephemeralStorage, other.ephemeralStorage),
        all);
  }

  static long sum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  public long other(String name) {
    return others.isEmpty() ? 0 : others.getOrDefault(name, 0L);
  }

  public boolean isZero() {
    return milliCpu == 0 && memory == 0 && ephemeralStorage == 0 && others.values().stream().allMatch(amount -> amount == 0);
  }
}
