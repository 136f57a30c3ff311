package io.hexareme.adapters.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole cluster for a test class, or for a field of one.
 *
 * <pre>
 * &#64;Hexareme(nodes = 3)
 * class WebTest {
 *   KubernetesClient client;                       // fabric8's, if it is on the class path
 *
 *   &#64;Test
 *   void a_deployment_gets_ready(TestCluster cluster) {
 *     cluster.admin().apply(WEB);
 *     assertThat(cluster.time().runUntil(…, Duration.ofMinutes(5))).isTrue();
 *   }
 * }
 * </pre>
 *
 * Given to parameters of tests and lifecycle methods, and to fields that are null: {@code TestCluster}, {@code ApiServer}, fabric8's {@code
 * KubernetesClient}, client-java's {@code ApiClient}, and with {@link Kubeconfig} a {@code String}, {@code Path} or {@code File}. On a field,
 * the annotation makes a cluster for that field alone.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@ExtendWith(HexaremeExtension.class)
public @interface Hexareme {

  /** How many nodes, each with a kubelet and fake containers. */
  int nodes() default 1;

  TimeFlow time() default TimeFlow.VIRTUAL;

  /** How many members the store has; 0 for one in memory. */
  int members() default 0;

  int apiServers() default 1;

  /** Of all that is left to chance. */
  long seed() default 1;

  Reset reset() default Reset.BETWEEN_TESTS;

  Way clients() default Way.IN_PROCESS;

  /** In virtual time: for how many milliseconds of the wall clock clients with threads of their own must have been quiet before time moves on. */
  long graceMillis() default 20;

  /** What makes time pass. */
  enum TimeFlow {
    /** The test. */
    VIRTUAL,
    /** Nothing: it passes. */
    WALL_CLOCK
  }

  /** When the cluster becomes again what it was. */
  enum Reset {
    /** What {@code @BeforeAll} did stays, what a test did does not. */
    BETWEEN_TESTS,
    NEVER
  }

  /** How client libraries reach the cluster. */
  enum Way {
    /** Without a socket. */
    IN_PROCESS,
    /** Over HTTPS, on loopback. */
    HTTP
  }
}
