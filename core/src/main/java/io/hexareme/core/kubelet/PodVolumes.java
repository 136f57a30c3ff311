package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.downward.DownwardApi;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.kubelet.volume.TokenAnswer;
import io.hexareme.core.kubelet.volume.TokenRef;
import io.hexareme.core.kubelet.volume.VolumeContents;
import io.hexareme.core.kubelet.volume.VolumeContents.Content;
import io.hexareme.core.kubelet.volume.VolumeNeeds;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Fills the volumes of Pods, and fills them anew when what they are made of has changed. */
final class PodVolumes {
  private final KubeletParts parts;
  private final NodeConfig node;
  private final Volumes volumes;
  private final SourceObjects sources;
  private final Tokens tokens;
  private final Set<String> made = new LinkedHashSet<>();
  private boolean stopped;

  /** @param onSourceChanged called with the uid of a Pod whose volumes are to be brought up to date at its next sync */
  PodVolumes(KubeletParts parts, NodeConfig node, Volumes volumes, Consumer<String> onSourceChanged) {
    this.parts = parts;
    this.node = node;
    this.volumes = volumes;
    this.sources = new SourceObjects(parts.client(), parts.loop(), onSourceChanged);
    this.tokens = new Tokens(parts.client(), parts.clock());
  }

  void stop() {
    stopped = true;
    sources.stop();
  }

  /** Nothing is left of the Pod. */
  void forget(String podUid) {
    sources.release(podUid);
    tokens.forget(podUid);
    if (made.remove(podUid)) {
      Unexpected.rethrow(parts.loop(), volumes.remove(podUid));
    }
  }

  /** Never fails for want of something: what is missing is told in an Event, and is waited for. */
  CompletionStage<Void> mount(Doing doing) {
    VolumeNeeds needs = VolumeNeeds.of(doing.pod());
    return sources.want(Meta.uid(doing.pod()), needs.sources())
        .thenCompose(known -> issued(doing, needs.tokens()))
        .thenCompose(issued -> stopped ? new CompletableFuture<>() : write(doing, issued));
  }

  /** @param refreshAt when the first of the tokens is too old */
  private record Answers(Map<TokenRef, TokenAnswer> byRef, Instant refreshAt) {
    Answers with(TokenRef ref, Tokens.Issued issued) {
      byRef.put(ref, new TokenAnswer.Issued(issued.token()));
      return new Answers(byRef, refreshAt == null || issued.refreshAt().isBefore(refreshAt) ? issued.refreshAt() : refreshAt);
    }

    Answers with(TokenRef ref, Throwable refusal) {
      byRef.put(ref, new TokenAnswer.Refused(RuntimeCalls.cause(refusal).getMessage()));
      return this;
    }
  }

  private CompletionStage<Answers> issued(Doing doing, Set<TokenRef> wanted) {
    CompletionStage<Answers> all = CompletableFuture.completedFuture(new Answers(new LinkedHashMap<>(), null));
    for (TokenRef ref : wanted) {
      all = all.thenCompose(answers -> tokens.get(doing.pod(), ref, doing.span())
          .handle((issued, refusal) -> refusal == null ? answers.with(ref, issued) : answers.with(ref, refusal)));
    }
    return all;
  }

  private CompletionStage<Void> write(Doing doing, Answers answers) {
    Obj pod = doing.pod();
    DownwardApi downward = new DownwardApi(pod, node.internalIp(), pod.text("status", "podIP"), node.capacity());
    VolumeContents contents = new VolumeContents(downward, sources::get, answers.byRef()::get);
    made.add(Meta.uid(pod));
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    boolean complete = true;
    for (Value volume : pod.list("spec", "volumes")) {
      Content content = contents.of(volume);
      complete &= !(content instanceof VolumeContents.Missing);
      all = all.thenCompose(written -> put(pod, volume.text("name"), content));
    }
    boolean mounted = complete;
    return all.thenApply(written -> {
      if (mounted) {
        doing.memory().volumesMounted(parts.clock().now(), answers.refreshAt());
      } else {
        doing.memory().volumesFailed(parts.clock().now());
      }
      return null;
    });
  }

  private CompletionStage<Void> put(Obj pod, String volume, Content content) {
    return switch (content) {
      case VolumeContents.Files(var files) -> volumes.write(Meta.uid(pod), volume, files);
      case VolumeContents.Scratch() -> volumes.make(Meta.uid(pod), volume);
      case VolumeContents.Missing(String message) -> {
        parts.events().warning(pod, "FailedMount", "MountVolume.SetUp failed for volume \"" + volume + "\" : " + message);
        yield CompletableFuture.completedFuture(null);
      }
    };
  }
}
