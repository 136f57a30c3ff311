package io.hexareme.adapters.assembly;

import io.hexareme.adapters.auditfile.FileAuditLog;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.core.apiserver.audit.AuditPolicy;
import io.hexareme.core.apiserver.audit.AuditWebhookSettings;
import io.hexareme.core.apiserver.audit.Auditing;
import io.hexareme.ports.audit.AuditLog;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The audit log of a cluster while it runs; without settings the metadata of every request, while the book is open. */
record AuditTrail(Optional<Auditing> auditing, Runnable close) {
  private static final long MEGABYTE = 1 << 20;

  /** @throws IllegalStateException when the policy cannot be read or is none, or the log cannot be written; the message says which and why */
  static AuditTrail of(Optional<AuditSettings> settings, AuditBook book) {
    return settings.map(wanted -> opened(wanted, book)).orElseGet(() -> new AuditTrail(
        Optional.of(new Auditing(AuditPolicy.METADATA, book, Optional.empty(), book::isOpen)), () -> { }));
  }

  private static AuditTrail opened(AuditSettings wanted, AuditBook book) {
    AuditPolicy policy = policy(wanted.policy());
    Optional<AuditWebhookSettings> server = wanted.server().map(one -> server(one, wanted.complaints()));
    Optional<FileAuditLog> file = wanted.file().map(place -> file(place, wanted.complaints()));
    AuditLog log = event -> {
      file.ifPresent(written -> written.record(event));
      book.record(event);
    };
    return new AuditTrail(Optional.of(new Auditing(policy, log, server)), () -> file.ifPresent(FileAuditLog::close));
  }

  private static FileAuditLog file(AuditSettings.LogFile place, Consumer<String> complaints) {
    try {
      return new FileAuditLog(place.path(), place.megabytes() * MEGABYTE, place.backups(), new JsonCodec(),
          failure -> complaints.accept("an audit event could not be written to " + place.path() + ": " + failure.getMessage()));
    } catch (UncheckedIOException cannot) {
      throw new IllegalStateException(cannot.getMessage() + ": " + cannot.getCause().getMessage(), cannot);
    }
  }

  private static AuditWebhookSettings server(AuditSettings.Server wanted, Consumer<String> complaints) {
    KubeconfigFile config = KubeconfigFile.read(wanted.kubeconfig());
    AuditWebhookSettings made = AuditWebhookSettings.of(config.server().toString(), config.authority(), AuditWebhookSettings.Mode.of(wanted.mode()),
        complaints).with(AuditWebhookSettings.Batching.DEFAULT.of(wanted.maxSize(), wanted.maxWait()));
    return config.token().isEmpty() ? made : made.bearing(config.token());
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
