package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.adapters.testkit.client.Kinds;
import io.hexareme.adapters.testkit.client.KubectlWords;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A cluster that runs somewhere and is reached over HTTPS as its kubeconfig says, by an administrator who may impersonate everybody. What
 * it cannot do (faults, and machines unless it is one of this process') fails with {@link UnsupportedOperationException}, which says so.
 */
public final class RemoteCluster implements TestCluster {
  private static final String CANNOT = "only a cluster that the test has started itself can be ";

  private final String kubeconfig;
  private final Identities identities;
  private final Creations creations;
  private final Kinds kinds;
  private final RemoteTime time;
  private final Behind behind;

  /** What of a cluster cannot be reached through its API server. */
  private interface Behind {
    Machines machines();

    TestCluster audited();

    String timeline();

    Images images();

    HttpReply http(HttpCall call);

    String timelinePage(String title, String preface);

    void reset();
  }

  private RemoteCluster(String kubeconfig, KubeconfigFile config, Behind behind) {
    this.kubeconfig = kubeconfig;
    this.identities = new Identities(config);
    this.creations = new Creations(identities);
    this.behind = behind;
    this.kinds = new Kinds(path -> words(Identities.ADMINISTRATOR, "kubectl").send("GET", path, null, null).body());
    this.time = new RemoteTime(() -> admin());
  }

  /** @throws IllegalArgumentException saying what is wrong with the file */
  public static RemoteCluster at(Path kubeconfig) {
    try {
      return new RemoteCluster(Files.readString(kubeconfig), KubeconfigFile.read(kubeconfig), new Elsewhere());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the kubeconfig " + kubeconfig + " cannot be read", unreadable);
    }
  }

  /** The same cluster, talked to over HTTPS; closing this one leaves that one open. */
  public static RemoteCluster over(TestCluster local) {
    String kubeconfig = local.kubeconfig();
    return new RemoteCluster(kubeconfig, KubeconfigFile.parse(kubeconfig), new Behind() {
      @Override
      public Machines machines() {
        return local.machines();
      }

      @Override
      public Images images() {
        return local.images();
      }

      @Override
      public HttpReply http(HttpCall call) {
        return local.http(call);
      }

      @Override
      public TestCluster audited() {
        return local;
      }

      @Override
      public String timeline() {
        return local.timeline();
      }

      @Override
      public String timelinePage(String title, String preface) {
        return local.timelinePage(title, preface);
      }

      @Override
      public void reset() {
        local.reset();
      }
    });
  }

  /** The paths of all objects that were created through this, in that order. */
  public List<String> created() {
    return creations.paths();
  }

  @Override
  public ClusterClient admin() {
    return new PatientClient(words(Identities.ADMINISTRATOR, "kubectl"));
  }

  @Override
  public ClusterClient as(String user, String... groups) {
    return new PatientClient(words(Identities.of(user, groups), Users.agent(user)));
  }

  private KubectlWords words(Credential credential, String agent) {
    return new KubectlWords(request -> time.await(creations.handle(request)), kinds, credential, agent);
  }

  /** Answers and frames come on a thread of the HTTP client. */
  @Override
  public ApiServer server() {
    return creations;
  }

  @Override
  public ApiServer outside() {
    return creations;
  }

  @Override
  public Credential administrator() {
    return Identities.ADMINISTRATOR;
  }

  @Override
  public String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public Time time() {
    return time;
  }

  @Override
  public Faults faults() {
    return new FluentFaults(new NothingToBreak());
  }

  @Override
  public Machines machines() {
    return behind.machines();
  }

  @Override
  public Images images() {
    return behind.images();
  }

  @Override
  public HttpReply http(HttpCall call) {
    return behind.http(call);
  }

  @Override
  public Snapshot snapshot() {
    throw new UnsupportedOperationException(CANNOT + "snapshotted");
  }

  @Override
  public void restore(Snapshot snapshot) {
    throw new UnsupportedOperationException(CANNOT + "restored");
  }

  @Override
  public void reset() {
    behind.reset();
  }

  @Override
  public TestCluster fork() {
    throw new UnsupportedOperationException(CANNOT + "forked");
  }

  @Override
  public void beginAudit() {
    behind.audited().beginAudit();
  }

  @Override
  public List<AuditEvent> audit() {
    return behind.audited().audit();
  }

  /** Empty of a cluster that is not one of this process'. */
  @Override
  public String timeline() {
    return behind.timeline();
  }

  @Override
  public String timelinePage(String title, String preface) {
    return behind.timelinePage(title, preface);
  }

  @Override
  public void close() {
    identities.close();
  }

  /** A cluster of which only the API server is known. */
  private static final class Elsewhere implements Behind {
    @Override
    public Machines machines() {
      throw new UnsupportedOperationException("nodes and processes can be reached only in a cluster that the test has started itself");
    }

    @Override
    public Images images() {
      throw new UnsupportedOperationException("images can be functions only in a cluster that the test has started itself");
    }

    @Override
    public HttpReply http(HttpCall call) {
      throw new UnsupportedOperationException("Services can be asked in-process only in a cluster that the test has started itself");
    }

    @Override
    public TestCluster audited() {
      throw new UnsupportedOperationException(CANNOT + "audited");
    }

    @Override
    public String timeline() {
      return "";
    }

    @Override
    public String timelinePage(String title, String preface) {
      return "";
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException(CANNOT + "reset");
    }
  }
}
