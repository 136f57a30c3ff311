package io.hexareme.adapters.assembly;

import io.hexareme.adapters.auditfile.FileAuditLog;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.core.apiserver.audit.AuditPolicy;
import io.hexareme.core.apiserver.audit.Auditing;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The audit log of a cluster while it runs; none is as good. */
record AuditTrail(Optional<Auditing> auditing, Runnable close) {
  private static final long MEGABYTE = 1 << 20;

  /** @throws IllegalStateException when the policy cannot be read or is none, or the log cannot be written; the message says which and why */
  static AuditTrail of(Optional<AuditSettings> settings) {
    return settings.map(AuditTrail::opened).orElseGet(() -> new AuditTrail(Optional.empty(), () -> { }));
  }

  private static AuditTrail opened(AuditSettings wanted) {
    AuditPolicy policy = policy(wanted.policy());
    try {
      FileAuditLog log = new FileAuditLog(wanted.log(), wanted.megabytes() * MEGABYTE, wanted.backups(), new JsonCodec(),
          failure -> wanted.complaints().accept("an audit event could not be written to " + wanted.log() + ": " + failure.getMessage()));
      return new AuditTrail(Optional.of(new Auditing(policy, log)), log::close);
    } catch (UncheckedIOException cannot) {
      throw new IllegalStateException(cannot.getMessage() + ": " + cannot.getCause().getMessage(), cannot);
    }
  }

  private static AuditPolicy policy(Path file) {
    try {
      Obj tree = new YamlCodec().decode(new Bytes(Files.readAllBytes(file))).value() instanceof Obj object ? object : Obj.EMPTY;
      return switch (AuditPolicy.of(tree)) {
        case AuditPolicy.Parsed.Good(AuditPolicy policy) -> policy;
        case AuditPolicy.Parsed.Bad(var problems) -> throw new IllegalStateException("the audit policy " + file + ": " + String.join("; ", problems));
      };
    } catch (IOException cannot) {
      throw new IllegalStateException("the audit policy " + file + " cannot be read: " + cannot.getMessage(), cannot);
    } catch (MalformedBody malformed) {
      throw new IllegalStateException("the audit policy " + file + ": " + malformed.getMessage(), malformed);
    }
  }
}
