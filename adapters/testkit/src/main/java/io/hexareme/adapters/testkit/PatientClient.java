package io.hexareme.adapters.testkit;

import io.hexareme.adapters.testkit.client.Kind;
import io.hexareme.adapters.testkit.client.KubectlWords;
import io.hexareme.adapters.testkit.client.KubectlWords.Reply;
import io.hexareme.adapters.testkit.client.Manifests;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Refusals are thrown. */
final class PatientClient implements ClusterClient {
  private static final int NOT_FOUND = 404;

  private final KubectlWords words;

  PatientClient(KubectlWords words) {
    this.words = words;
  }

  @Override
  public List<Obj> apply(String yaml) {
    return Manifests.all(yaml).stream().map(manifest -> accepted(words.apply(manifest))).toList();
  }

  @Override
  public Obj create(String yaml) {
    List<Obj> manifests = Manifests.all(yaml);
    if (manifests.size() != 1) {
      throw new IllegalArgumentException("one object is created at a time, not " + manifests.size() + "; apply takes several");
    }
    return accepted(words.create(manifests.getFirst()));
  }

  @Override
  public Value get(String kind, String name) {
    Reply reply = words.get(kind, name);
    return reply.code() == NOT_FOUND ? Value.Null.NULL : accepted(reply);
  }

  @Override
  public List<Obj> list(String kind) {
    return accepted(words.list(kind)).list("items").stream().map(Value::asObj).toList();
  }

  @Override
  public Obj patch(String kind, String name, String yaml) {
    return accepted(words.patch(kind, name, Manifests.value(yaml)));
  }

  @Override
  public void delete(String kind, String name) {
    accepted(words.delete(kind, name));
  }

  @Override
  public Kind kind(String name) {
    return words.kind(name);
  }

  @Override
  public Answer send(String method, String target, Value body, String contentType) {
    Reply reply = words.send(method, target, body, contentType);
    return new Answer(reply.code(), reply.headers(), reply.body());
  }

  private static Obj accepted(Reply reply) {
    if (reply.code() >= 300) {
      throw new RequestRefused(reply.code(), reply.body());
    }
    return reply.body().asObj();
  }
}
