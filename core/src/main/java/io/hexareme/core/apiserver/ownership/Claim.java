package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code metadata.managedFields}.
 *
 * @param apiVersion the version the fields were last claimed at
 * @param time when the entry last grew, RFC 3339 in seconds; empty when unknown
 * @param written the entry as it was read, so that most entries need not be written again; null when it has changed since
 */
record Claim(Claimant claimant, String apiVersion, String time, FieldSet fields, Value.Obj written) {
  /** The order in which Kubernetes writes entries. */
  static final Comparator<Claim> ORDER = Comparator.comparing((Claim claim) -> claim.claimant().operation())
      .thenComparing(Claim::time)
      .thenComparing(claim -> claim.claimant().manager())
      .thenComparing(Claim::apiVersion)
      .thenComparing(claim -> claim.claimant().subresource());

  static Claim at(Instant now, Claimant claimant, String apiVersion, FieldSet fields) {
    return new Claim(claimant, apiVersion, now.truncatedTo(ChronoUnit.SECONDS).toString(), fields, null);
  }

  Claim withFields(FieldSet others) {
    return others == fields ? this : new Claim(claimant, apiVersion, time, others, null);
  }

  boolean isUpdate() {
    return claimant.operation() == Claimant.Operation.UPDATE;
  }

  /** Reads an entry; empty when it is none. */
  static Optional<Claim> decode(Value written) {
    if (!written.text("fieldsType").equals("FieldsV1")) {
      return Optional.empty();
    }
    String apiVersion = written.text("apiVersion");
    return Claimant.Operation.of(written.at("operation")).map(operation -> new Claim(
        Claimant.of(written.text("manager"), operation, apiVersion, written.text("subresource")),
        apiVersion,
        written.text("time"),
        FieldsV1.decode(written.at("fieldsV1").asObj()),
        written.asObj()));
  }

  Value.Obj encode() {
    if (written != null) {
      return written;
    }
    Map<String, Value> entry = new LinkedHashMap<>();
    putText(entry, "manager", claimant.manager());
    putText(entry, "operation", claimant.operation().text());
    putText(entry, "apiVersion", apiVersion);
    putText(entry, "time", time);
    putText(entry, "fieldsType", "FieldsV1");
    entry.put("fieldsV1", FieldsV1.encode(fields));
    putText(entry, "subresource", claimant.subresource());
    return new Value.Obj(entry);
  }

  private static void putText(Map<String, Value> entry, String name, String text) {
    if (!text.isEmpty()) {
      entry.put(name, Value.of(text));
    }
  }
}
