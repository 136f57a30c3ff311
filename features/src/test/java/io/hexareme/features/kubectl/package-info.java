/**
 * A real kubectl against a cluster in real time: {@link io.hexareme.features.kubectl.KubectlSteps} runs each command with every kubectl
 * that {@link io.hexareme.features.kubectl.Kubectls} finds, each in a namespace of its own, and looks at what it prints.
 *
 * <p>Where there is none, scenarios are skipped and say so. What the cluster does is not judged here but in the features in virtual
 * time; here it is whether unmodified kubectls understand it.
 */
package io.hexareme.features.kubectl;
