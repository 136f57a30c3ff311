package io.hexareme.core.kubelet.volume;

import io.hexareme.core.kubelet.downward.DownwardApi;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.Volumes.File;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is in the volumes of one Pod.
 *
 * @param sources the objects there are
 * @param tokens what was answered to each wish for one
 */
public record VolumeContents(
    DownwardApi downward, Function<SourceRef, Optional<Obj>> sources, Function<TokenRef, TokenAnswer> tokens) {
  private static final int USUAL_MODE = 0644;

  /** What a volume is to hold. */
  public sealed interface Content {}

  /** Exactly these files, which only the kubelet writes. */
  public record Files(Map<String, File> files) implements Content {}

  /** A directory for the containers to write to. */
  public record Scratch() implements Content {}

  /** It cannot be filled; the message says what is missing, as the kubelet's Event does. */
  public record Missing(String message) implements Content {}

  /** One volume in the making: its files, and what went wrong. */
  private record Draft(Map<String, File> files, List<String> problems, int mode) {
    void put(String path, Bytes content, Value item) {
      files.put(path, new File(content, item.at("mode").asInt(mode)));
    }

    Content content() {
      if (problems.isEmpty()) {
        return new Files(files);
      }
      return new Missing(problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]");
    }
  }

  /** @param volume an entry of {@code spec.volumes} */
  public Content of(Value volume) {
    Value projected = volume.at("projected");
    Value single = volume.at("configMap").isNull() ? volume.at("secret").isNull() ? volume.at("downwardAPI") : volume.at("secret") : volume.at("configMap");
    if (projected.isNull() && single.isNull()) {
      return new Scratch();
    }
    int mode = (projected.isNull() ? single : projected).at("defaultMode").asInt(USUAL_MODE);
    Draft draft = new Draft(new TreeMap<>(), new ArrayList<>(), mode);
    if (projected.isNull()) {
      add(volume, draft);
    } else {
      projected.list("sources").forEach(source -> add(source, draft));
    }
    return draft.content();
  }

  private void add(Value source, Draft draft) {
    String namespace = Meta.namespace(downward.pod());
    Value configMap = source.at("configMap");
    Value secret = source.at("secret");
    Value token = source.at("serviceAccountToken");
    if (!configMap.isNull()) {
      object(SourceRef.configMap(namespace, configMap.text("name")), configMap, draft);
    }
    if (!secret.isNull()) {
      object(SourceRef.secret(namespace, VolumeNeeds.secretName(secret)), secret, draft);
    }
    if (!token.isNull()) {
      switch (tokens.apply(TokenRef.of(token))) {
        case TokenAnswer.Issued(String text) -> draft.put(token.text("path"), Bytes.utf8(text), token);
        case TokenAnswer.Refused(String message) -> draft.problems().add("failed to fetch token: " + message);
      }
    }
    source.list("downwardAPI", "items").forEach(item -> draft.put(item.text("path"), Bytes.utf8(told(item)), item));
  }

  private String told(Value item) {
    return item.at("fieldRef").isNull()
        ? downward.resource(item.at("resourceFieldRef"), Value.Null.NULL)
        : downward.field(item.text("fieldRef", "fieldPath"));
  }

  private void object(SourceRef ref, Value source, Draft draft) {
    boolean optional = source.at("optional").asBool(false);
    Optional<Obj> found = sources.apply(ref);
    if (found.isEmpty() && !optional) {
      draft.problems().add(ref.notFound());
      return;
    }
    Map<String, Bytes> data = found.map(object -> data(object, ref)).orElse(new LinkedHashMap<>());
    if (source.list("items").isEmpty()) {
      data.forEach((key, content) -> draft.put(key, content, Value.Null.NULL));
    }
    for (Value item : source.list("items")) {
      Bytes content = data.get(item.text("key"));
      if (content != null) {
        draft.put(item.text("path"), content, item);
      } else if (!optional) {
        draft.problems().add(ref.noSuchKey(item.text("key")));
      }
    }
  }

  private static Map<String, Bytes> data(Obj object, SourceRef ref) {
    Map<String, Bytes> data = new LinkedHashMap<>();
    object.at("data").asStrings().forEach((key, text) -> data.put(key, ref.isSecret() ? decoded(text) : Bytes.utf8(text)));
    object.at("binaryData").asStrings().forEach((key, text) -> data.put(key, decoded(text)));
    return data;
  }

  private static Bytes decoded(String base64) {
    return new Bytes(Base64.getDecoder().decode(base64));
  }
}
